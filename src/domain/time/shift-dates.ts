import type { SettledDate } from "./merge-dates.ts";
import { countOf } from "./pattern.ts";

/**
 * Moves dates by what is said before or after them: "a week from Tuesday", "two days after the 5th", "the day before
 * Friday", "Tuesday week". `text` is the normal words with the dates blanked.
 */
export function shiftDates(dates: readonly SettledDate[], text: string): SettledDate[] {
  return dates.map((date) => {
    if (date.said.kind !== "day") return date;
    const before = shiftBefore.exec(text.slice(0, date.start));
    if (before !== null) {
      const { count, unit = "day", side } = before.groups ?? {};
      const days = countOf(count) * daysIn(unit) * (side === "before" ? -1 : 1);
      return moved(date, days, date.start - before[0].length, date.end);
    }
    const after = shiftAfter.exec(text.slice(date.end));
    if (after !== null)
      return moved(date, daysIn(after[1] ?? ""), date.start, date.end + after[0].length);
    return date;
  });
}

const shiftBefore =
  /(?<![^ ])(?:(?<count>\d{1,2}|an|a|the|a couple of|couple of) )?(?<unit>days?|weeks?|fortnight) (?<side>from|after|before|on|following)(?: the| on)* $/;
const shiftAfter = /^ (week|fortnight)(?= [|,@^]| (?:at|in|please)(?![^ ])|$)/;

function daysIn(unit: string): number {
  if (unit.startsWith("day")) return 1;
  return unit === "fortnight" ? 14 : 7;
}

/** A question that hung on the unmoved day goes with it. */
function moved(date: SettledDate, days: number, start: number, end: number): SettledDate {
  if (date.said.kind !== "day") return date;
  const day = date.said.day.add({ days });
  return { start, end, said: { kind: "day", day } };
}
