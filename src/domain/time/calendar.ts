import { Temporal } from "temporal-polyfill";

/** A day of the local calendar. */
export type Day = Temporal.PlainDate;

/** The day a `YYYY-MM-DD` names. Throws RangeError where no calendar has it. */
export function dayOf(date: string): Day {
  return Temporal.PlainDate.from(date, { overflow: "reject" });
}

/** The day of a month, or null where the month lacks it. */
export function dayIn(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const first = new Temporal.PlainDate(year, month, 1);
  return day > first.daysInMonth ? null : first.with({ day });
}

/** Earlier, the same or later: negative, 0 or positive. */
export function compareDays(left: Day, right: Day): number {
  return Temporal.PlainDate.compare(left, right);
}

/** The Monday of the week of a day: weeks run from Monday to Sunday (ISO 8601). */
export function mondayOf(day: Day): Day {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

/** The first such weekday (1 is Monday, 7 Sunday) on or after a day. */
export function weekdayFrom(day: Day, weekday: number): Day {
  return day.add({ days: (weekday - day.dayOfWeek + 7) % 7 });
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return from.until(to, { largestUnit: "days" }).days;
}
