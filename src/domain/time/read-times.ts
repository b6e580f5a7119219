import { unreachable } from "../../base/unreachable.ts";
import { chooseParts, type Related } from "./alternatives.ts";
import type { DayPartFound } from "./day-part-ranges.ts";
import {
  chooseHalfDay,
  halfDayMinutes,
  inDayPart,
  type DayPart,
  type HalfDayOptions,
} from "./half-day.ts";
import type { Ask, Preference } from "./meaning.ts";
import type { TimePart } from "./time-part.ts";

/** A time found with the words around it. */
export type RelatedTime = TimePart & Related;

/** What the words say about the time of day, in minutes of the day. */
export interface TimeReading {
  readonly time: number | null;
  readonly otherwise: number | null;
  readonly range: { readonly from: number | null; readonly to: number | null } | null;
  readonly prefer: Preference | null;
  readonly ask: Ask | null;
}

const nothing: TimeReading = { time: null, otherwise: null, range: null, prefer: null, ask: null };

/** Chooses among the times named, settles morning or afternoon, and reads "after", "by" and "around" before them. */
export function readTimes(
  times: readonly RelatedTime[],
  dayParts: readonly DayPartFound[],
  text: string,
  options: HalfDayOptions,
): TimeReading {
  const chosen = chooseParts(times, text);
  const common = commonDayPart(dayParts);
  switch (chosen.how) {
    case "none":
      return readDayParts(dayParts);
    case "one":
      return readOne(chosen.one, common, options);
    case "between":
      return readBetween(chosen.from, chosen.to, common, options);
    case "several": {
      const first = settle(chosen.first, common ?? chosen.second.dayPart, options);
      const second = settle(chosen.second, common ?? chosen.first.dayPart, options);
      if (first.minutes === second.minutes) return readOne(chosen.first, common, options);
      return { ...nothing, time: first.minutes, otherwise: second.minutes, ask: "which-time" };
    }
    default:
      return unreachable(chosen);
  }
}

interface Settled {
  readonly minutes: number;
  readonly otherwise: number | null;
}

function certain(minutes: number): Settled {
  return { minutes, otherwise: null };
}

function settle(part: TimePart, common: DayPart | null, options: HalfDayOptions): Settled {
  const { clock, dayPart } = part;
  if (dayPart !== null && clock.minutes < halfDayMinutes)
    return certain(inDayPart(clock.minutes, dayPart));
  if (clock.kind === "day") return certain(clock.minutes);
  const free = chooseHalfDay(clock.minutes, options);
  if (common === null) return free;
  // "Friday morning or Saturday at three": the morning is not that of three o'clock.
  const fits = inDayPart(clock.minutes, common);
  return fits === free.minutes || fits === free.otherwise || common !== "morning"
    ? certain(fits)
    : free;
}

function readOne(part: RelatedTime, common: DayPart | null, options: HalfDayOptions): TimeReading {
  const { minutes, otherwise } = settle(part, common, options);
  const ask = otherwise === null ? null : "am-or-pm";
  const read = { ...nothing, otherwise, ask } as const;
  switch (part.relation) {
    case "at":
    case "not":
      return { ...read, time: minutes };
    case "around":
      return { ...read, time: minutes, prefer: "around" };
    case "after":
    case "from":
      return { ...read, range: { from: minutes, to: null } };
    case "before":
    case "until":
      return { ...read, range: { from: null, to: minutes } };
    case "by":
      return { ...read, time: minutes, range: { from: null, to: minutes } };
    default:
      return unreachable(part.relation);
  }
}

/** The end comes after the start, and an end whose half of the day was said settles the start: "two to four p.m.". */
function readBetween(
  fromPart: TimePart,
  toPart: TimePart,
  common: DayPart | null,
  options: HalfDayOptions,
): TimeReading {
  let from = settle(fromPart, common, options);
  let to = settle(toPart, common, options).minutes;
  const endSaid = toPart.dayPart !== null || toPart.clock.kind === "day";
  const startSaid = fromPart.dayPart !== null || fromPart.clock.kind === "day";
  if (endSaid && !startSaid) {
    const { minutes } = fromPart.clock;
    const late = minutes + halfDayMinutes;
    from = { minutes: late < to ? late : minutes, otherwise: null };
  } else if (!endSaid) {
    const dial = toPart.clock.minutes;
    to = [dial, dial + halfDayMinutes].find((minutes) => minutes > from.minutes) ?? to;
  }
  const ask = from.otherwise === null ? null : "am-or-pm";
  // An end at or before the start is another day's, and a day has no more than its own hours.
  return { ...nothing, range: { from: from.minutes, to: to > from.minutes ? to : null }, ask };
}

function commonDayPart(found: readonly DayPartFound[]): DayPart | null {
  const parts = new Set(found.map((part) => part.dayPart).filter((part) => part !== null));
  const [only = null] = parts;
  return parts.size === 1 ? only : null;
}

/** "In the afternoon or evening" is one stretch; a preference goes with whatever stretch is named. */
function readDayParts(found: readonly DayPartFound[]): TimeReading {
  const prefer = found.map((part) => part.prefer).findLast((said) => said !== null) ?? null;
  const ranges = found.map((part) => part.range).filter((range) => range !== null);
  const narrow = ranges.filter((range) => range.from !== null || range.to !== null);
  const [first] = narrow;
  if (first === undefined) return { ...nothing, range: ranges[0] ?? null, prefer };
  const froms = narrow.map((range) => range.from ?? 0);
  const tos = narrow.map((range) => range.to ?? 24 * 60);
  const from = Math.min(...froms);
  const to = Math.max(...tos);
  return {
    ...nothing,
    range: { from: from === 0 ? null : from, to: to === 24 * 60 ? null : to },
    prefer,
  };
}
