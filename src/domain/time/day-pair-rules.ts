import { dateSaid } from "./calendar-date-rules.ts";
import type { Day } from "./calendar.ts";
import type { DateRule, DateSaid } from "./date-part.ts";
import { monthNumber, wordPattern } from "./pattern.ts";

const pair = String.raw`(?<left>\d{1,2})(?:th)? (?<how>to|till|until|through|-|or|and)(?: the)? (?<right>\d{1,2})(?:th)?`;

/** Two days of one month: "the 10th or 11th of March", "December 10 to 15". */
export const dayPairRules: readonly DateRule[] = [
  { pattern: wordPattern(`(?:the )?${pair} (?:of )?{month}`), read: readPair },
  {
    pattern: wordPattern(`{month} (?:the )?${pair}(?! (?:am|pm|oclock|in the|at night))`),
    read: readPair,
  },
];

function readPair(
  groups: Readonly<Record<string, string | undefined>>,
  today: Day,
): DateSaid | null {
  const month = monthNumber(groups["month"] ?? "");
  const left = dateSaid(today, Number(groups["left"]), month);
  const right = dateSaid(today, Number(groups["right"]), month);
  if (left.kind !== "day" || right.kind !== "day") return left.kind === "day" ? right : left;
  if (groups["how"] === "or" || groups["how"] === "and") {
    return { kind: "day", day: left.day, ask: "which-date", otherwise: right.day };
  }
  return Number(groups["left"]) < Number(groups["right"])
    ? { kind: "span", from: left.day, to: right.day }
    : null;
}
