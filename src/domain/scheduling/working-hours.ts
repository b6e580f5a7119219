import type { Closure } from "../business/desk-file.ts";
import type { SpecialDay } from "../business/special-day.ts";
import type { DaySpan, WeeklyHours } from "../business/weekly-hours.ts";
import { intersectSpans, mergeSpans, subtractSpans } from "./spans.ts";
import type { OpeningRules, RosterPerson, Span } from "./types.ts";
import { instantOf, wallClockOf, zoneOffsets } from "./zone-offsets.ts";
import type { ZoneOffset } from "./zone-offsets.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A place's local rules as instants, for the dates around one search. */
export interface WorkingHours {
  readonly offsets: readonly ZoneOffset[];
  /** When the place is open, merged. */
  readonly open: readonly Span[];
  /** When somebody is in and not on a break or away, merged; appointments are not looked at. */
  of(person: RosterPerson): Span[];
}

/** Expands the rules over every date that touches `[fromMs, untilMs)`. */
export function workingHours(place: OpeningRules, fromMs: number, untilMs: number): WorkingHours {
  const calendars = new Map<string, Calendar>();
  const calendarOf = (zone: string): Calendar => {
    const known = calendars.get(zone) ?? calendarAround(zone, fromMs, untilMs);
    calendars.set(zone, known);
    return known;
  };
  const here = calendarOf(place.zone);
  const closed = place.closures.map(closedDays);
  const openDays = here.days.filter(
    (day) => !closed.some(({ first, last }) => first <= day && day <= last),
  );
  const open = expand(place, { ...here, days: openDays });
  return {
    offsets: here.offsets,
    open,
    of(person) {
      const calendar = calendarOf(person.zone ?? place.zone);
      const inHouse = intersectSpans(open, expand(person, calendar));
      const breaks = expand({ hours: person.breaks, specialDays: [] }, calendar);
      return subtractSpans(subtractSpans(inHouse, breaks), mergeSpans(person.timeOff));
    },
  };
}

/** The local day, midnight to midnight, in which an instant lies. */
export function localDayOf(offsets: readonly ZoneOffset[], atMs: number): Span {
  const day = dayOf(wallClockOf(offsets, atMs));
  return {
    startMs: instantOf(offsets, day * DAY_MS),
    endMs: instantOf(offsets, (day + 1) * DAY_MS),
  };
}

/** The days of one zone, counted from 1970-01-01 on its wall calendar. */
interface Calendar {
  readonly offsets: readonly ZoneOffset[];
  readonly days: readonly number[];
}

function calendarAround(zone: string, fromMs: number, untilMs: number): Calendar {
  // Two days on either side: spans reach across midnight, and a change of the clock may lie at the edge.
  const offsets = zoneOffsets(zone, fromMs - 2 * DAY_MS, untilMs + 2 * DAY_MS);
  const days: number[] = [];
  const lastDay = dayOf(wallClockOf(offsets, untilMs)) + 1;
  for (let day = dayOf(wallClockOf(offsets, fromMs)) - 1; day <= lastDay; day += 1) days.push(day);
  return { offsets, days };
}

function expand(
  rules: { readonly hours: WeeklyHours; readonly specialDays: readonly SpecialDay[] },
  { offsets, days }: Calendar,
): Span[] {
  const byWeekday = Map.groupBy(rules.hours, (span): number => span.weekday);
  const special = new Map(
    rules.specialDays.map(({ date, spans }) => [dayOf(Date.parse(date)), spans]),
  );
  const spans: Span[] = [];
  for (const day of days) {
    for (const span of special.get(day) ?? byWeekday.get(weekdayOf(day)) ?? []) {
      spans.push(spanOn(day, span, offsets));
    }
  }
  return mergeSpans(spans);
}

function spanOn(day: number, span: DaySpan, offsets: readonly ZoneOffset[]): Span {
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
