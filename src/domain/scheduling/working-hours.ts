import type { Closure } from "../business/desk-file.ts";
import type { WeeklyHours, WeeklySpan } from "../business/weekly-hours.ts";
import { intersectSpans, mergeSpans, subtractSpans } from "./spans.ts";
import type { Roster, RosterPerson, Span } from "./types.ts";
import { instantOf, wallClockOf, zoneOffsets } from "./zone-offsets.ts";
import type { ZoneOffset } from "./zone-offsets.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A roster's weekly rules as instants, for the dates around one search. */
export interface WorkingHours {
  readonly offsets: readonly ZoneOffset[];
  /** When the business is open, merged. */
  readonly open: readonly Span[];
  /** When somebody is in and not on a break or away, merged; appointments are not looked at. */
  of(person: RosterPerson): Span[];
}

/** Expands the rules over every date that touches `[fromMs, untilMs)`. */
export function workingHours(roster: Roster, fromMs: number, untilMs: number): WorkingHours {
  // Two days on either side: spans reach across midnight, and a change of the clock may lie at the edge.
  const offsets = zoneOffsets(roster.zone, fromMs - 2 * DAY_MS, untilMs + 2 * DAY_MS);
  const days: number[] = [];
  const lastDay = dayOf(wallClockOf(offsets, untilMs)) + 1;
  for (let day = dayOf(wallClockOf(offsets, fromMs)) - 1; day <= lastDay; day += 1) days.push(day);
  const closed = roster.closures.map(closedDays);
  const openDays = days.filter(
    (day) => !closed.some(({ first, last }) => first <= day && day <= last),
  );
  const open = expand(roster.hours, openDays, offsets);
  return {
    offsets,
    open,
    of(person) {
      const inHouse = intersectSpans(open, expand(person.hours, days, offsets));
      const atWork = subtractSpans(inHouse, expand(person.breaks, days, offsets));
      return subtractSpans(atWork, mergeSpans(person.timeOff));
    },
  };
}

function expand(
  hours: WeeklyHours,
  days: readonly number[],
  offsets: readonly ZoneOffset[],
): Span[] {
  const byWeekday = Map.groupBy(hours, (span): number => span.weekday);
  const spans: Span[] = [];
  for (const day of days) {
    for (const span of byWeekday.get(weekdayOf(day)) ?? []) {
      spans.push(spanOn(day, span, offsets));
    }
  }
  return mergeSpans(spans);
}

function spanOn(day: number, span: WeeklySpan, offsets: readonly ZoneOffset[]): Span {
  return {
    startMs: instantOf(offsets, day * DAY_MS + span.fromMinute * MINUTE_MS),
    endMs: instantOf(offsets, day * DAY_MS + span.toMinute * MINUTE_MS),
  };
}

function closedDays(closure: Closure): { first: number; last: number } {
  return { first: dayOf(Date.parse(closure.from)), last: dayOf(Date.parse(closure.to)) };
}

/** Days since 1970-01-01 on the wall calendar. */
function dayOf(wallMs: number): number {
  return Math.floor(wallMs / DAY_MS);
}

/** 1970-01-01, day 0, was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
