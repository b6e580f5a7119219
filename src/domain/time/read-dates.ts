import { unreachable } from "../../base/unreachable.ts";
import { chooseParts, type Related } from "./alternatives.ts";
import { compareDays, type Day } from "./calendar.ts";
import type { Ask, Preference } from "./meaning.ts";
import type { SettledDate } from "./merge-dates.ts";

/** A settled date with the words around it. */
export type RelatedDate = SettledDate & Related;

/** What the words say about the day. */
export interface DateReading {
  readonly day: Day | null;
  readonly otherwise: Day | null;
  readonly range: { readonly from: Day | null; readonly to: Day | null } | null;
  readonly prefer: Preference | null;
  readonly ask: Ask | null;
}

const nothing: DateReading = { day: null, otherwise: null, range: null, prefer: null, ask: null };

/** Chooses among the dates named and reads "after", "by" and "until" before them. */
export function readDates(dates: readonly RelatedDate[], text: string, today: Day): DateReading {
  const chosen = chooseParts(dates, text);
  switch (chosen.how) {
    case "none":
      return nothing;
    case "one":
      return readOne(chosen.one, today);
    case "between": {
      const from = firstDay(chosen.from);
      let to = lastDay(chosen.to);
      if (from !== null && to !== null && compareDays(to, from) < 0) to = to.add({ days: 7 });
      return { ...nothing, range: inOrder(from, to) };
    }
    case "several": {
      const first = readOne(chosen.first, today);
      const second = readOne(chosen.second, today);
      if (first.day === null || second.day === null) {
        return { ...first, day: first.day ?? second.day, range: first.range ?? second.range };
      }
      if (compareDays(first.day, second.day) === 0) return first;
      return { ...nothing, day: first.day, otherwise: second.day, ask: "which-date" };
    }
    default:
      return unreachable(chosen);
  }
}

function readOne(date: RelatedDate, today: Day): DateReading {
  const { said, relation } = date;
  const first = firstDay(date);
  const last = lastDay(date);
  const ask = askOf(said);
  const otherwise = said.kind === "day" ? (said.otherwise ?? null) : null;
  const stretch = (from: Day | null, to: Day | null): DateReading => ({
    ...nothing,
    range: inOrder(from, to),
    ask,
  });
  switch (relation) {
    case "after":
      return stretch(last?.add({ days: 1 }) ?? null, null);
    case "from":
      return stretch(first, null);
    case "before":
      return stretch(today, first?.subtract({ days: 1 }) ?? null);
    case "until":
      return stretch(today, last);
    case "by":
      return { ...stretch(today, last), day: said.kind === "day" ? said.day : null, otherwise };
    case "at":
    case "around":
    case "not":
      break;
  }
  if (said.kind !== "span") return { ...nothing, day: first, otherwise, ask };
  const isOver = said.to !== null && compareDays(said.to, today) < 0;
  const from = compareDays(said.from, today) < 0 && !isOver ? today : said.from;
  return {
    ...nothing,
    range: { from, to: said.to },
    ask: isOver ? "past" : ask,
    prefer: said.prefer ?? null,
  };
}

/** Where the days said run backwards ("until yesterday"), only the last of them holds. */
function inOrder(from: Day | null, to: Day | null): NonNullable<DateReading["range"]> {
  const isBackwards = from !== null && to !== null && compareDays(from, to) > 0;
  return { from: isBackwards ? null : from, to };
}

function askOf(said: SettledDate["said"]): Ask | null {
  return said.kind === "impossible" ? "impossible-date" : (said.ask ?? null);
}

function firstDay({ said }: SettledDate): Day | null {
  if (said.kind === "day") return said.day;
  return said.kind === "span" ? said.from : said.likely;
}

function lastDay(date: SettledDate): Day | null {
  return date.said.kind === "span" ? date.said.to : firstDay(date);
}
