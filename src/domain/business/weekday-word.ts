import type { Weekday } from "./weekly-hours.ts";

/** Which weekday a word begins to name, in any of the forms people shorten it to: 1 is Monday. */
export function readWeekday(word: string): Weekday | undefined {
  const letters = word.trim().toLowerCase().replace(/\.$/u, "");
  if (letters.length < 2) return undefined;
  const index = FULL_DAYS.findIndex((day) => day.startsWith(letters) || letters === `${day}s`);
  const more = FULL_DAYS.filter((day) => day.startsWith(letters)).length;
  const weekday = ([1, 2, 3, 4, 5, 6, 7] as const)[index];
  return more > 1 ? undefined : (weekday ?? EXTRA_DAYS.get(letters));
}

const FULL_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const EXTRA_DAYS: ReadonlyMap<string, Weekday> = new Map([
  ["weds", 3],
  ["thurs", 4],
]);
