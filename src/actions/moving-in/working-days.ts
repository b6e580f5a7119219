import { readWeekday } from "../../domain/business/weekday-word.ts";
import type { Weekday } from "../../domain/business/weekly-hours.ts";

/** Which days somebody works, and the words that name none. */
export interface WorkingDays {
  readonly days: readonly Weekday[];
  readonly unknown: readonly string[];
}

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const SEVERAL: ReadonlyMap<string, readonly Weekday[]> = new Map([
  ["all", EVERY_DAY],
  ["all days", EVERY_DAY],
  ["daily", EVERY_DAY],
  ["every day", EVERY_DAY],
  ["everyday", EVERY_DAY],
  ["weekdays", [1, 2, 3, 4, 5]],
  ["weekend", [6, 7]],
  ["weekends", [6, 7]],
]);

/** Reads `Mon,Wed,Fri` in any of the forms people shorten days to, ranges too. */
export function readWorkingDays(text: string): WorkingDays {
  const days = new Set<Weekday>();
  const unknown: string[] = [];
  for (const word of words(text)) {
    const named = SEVERAL.get(word.toLowerCase()) ?? range(word);
    if (named) for (const day of named) days.add(day);
    else unknown.push(word);
  }
  return { days: [...days].toSorted((a, b) => a - b), unknown };
}

/** A list with signs between its words; with none at all, blanks are between them. */
function words(text: string): readonly string[] {
  const whole = text.trim();
  if (SEVERAL.has(whole.toLowerCase())) return [whole];
  const listed = whole
    .replaceAll(/\s*(-|–|\bto\b)\s*/giu, "-")
    .replaceAll(/[[\]"'{}]/gu, " ")
    .split(/[,;/|&]|\band\b|\s+/iu);
  return listed.map((word) => word.trim()).filter((word) => word !== "");
}

function range(word: string): readonly Weekday[] | undefined {
  const [from = "", to] = word.split("-");
  const first = readWeekday(from);
  const last = to === undefined ? first : readWeekday(to);
  if (first === undefined || last === undefined) return undefined;
  const length = ((last - first + 7) % 7) + 1;
  return EVERY_DAY.map((_, step) => EVERY_DAY[(first - 1 + step) % 7] ?? first).slice(0, length);
}
