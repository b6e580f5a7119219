import type { DaySpan, Weekday, WeeklyHours } from "../../domain/business/weekly-hours.ts";

/** The keys an owner can write under `hours` and `breaks`, and the days each stands for; a later one wins. */
export const WEEK_KEYS = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
  monday: [1],
  tuesday: [2],
  wednesday: [3],
  thursday: [4],
  friday: [5],
  saturday: [6],
  sunday: [7],
} as const satisfies Record<string, readonly Weekday[]>;

type WeekKey = keyof typeof WEEK_KEYS;

/** What was written for some days: `{ daily: ..., friday: ... }`. */
export type WrittenWeek = { readonly [key in WeekKey]?: readonly DaySpan[] | undefined };

/** Spells a written week out day by day, Monday first; the days of the narrower key win. */
export function toWeeklyHours(written: WrittenWeek): WeeklyHours {
  const byDay = new Map<Weekday, readonly DaySpan[]>();
  for (const key of weekKeys()) {
    const spans = written[key];
    if (spans) for (const weekday of WEEK_KEYS[key]) byDay.set(weekday, spans);
  }
  return WEEK_KEYS.daily.flatMap((weekday) =>
    (byDay.get(weekday) ?? []).map((span) => ({
      weekday,
      fromMinute: span.fromMinute,
      toMinute: span.toMinute,
    })),
  );
}

function weekKeys(): WeekKey[] {
  return Object.keys(WEEK_KEYS).filter((key): key is WeekKey => key in WEEK_KEYS);
}
