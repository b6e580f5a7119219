import type { Weekday } from "../../domain/business/weekly-hours.ts";

/** The weekday of a row. Throws a `RangeError` for what is none. */
export function readWeekday(value: number): Weekday {
  if (!isWeekday(value)) throw new RangeError(`There is no weekday ${value}`);
  return value;
}

function isWeekday(value: number): value is Weekday {
  return Number.isInteger(value) && value >= 1 && value <= 7;
}
