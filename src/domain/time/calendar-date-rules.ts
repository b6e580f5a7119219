import { compareDays, dayIn, daysBetween, type Day } from "./calendar.ts";
import type { DateRule, DateSaid } from "./date-part.ts";
import { monthNumber, wordPattern } from "./pattern.ts";

/** Dates by number and month: "2019-03-10", "3/14", "the 10th of March 2019", "March thirteenth", "the tenth". */
export const calendarDateRules: readonly DateRule[] = [
  {
    pattern: wordPattern(String.raw`(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)`),
    read: ({ y, m, d }, today) => dateSaid(today, Number(d), Number(m), Number(y)),
  },
  {
    pattern: wordPattern(
      String.raw`(?<left>\d{1,2})/(?<right>\d{1,2})(?:/(?<y>\d{4}|\d\d))?(?! (?:of|an|hours|cup|inch))`,
    ),
    read: ({ left, right, y }, today, { slashDates }) => {
      const year = y === undefined ? undefined : Number(y) + (y.length === 2 ? 2000 : 0);
      const [a, b] = [Number(left), Number(right)];
      if (a > 31 || b > 31 || (a > 12 && b > 12)) return null;
      const dayFirst = dateSaid(today, a, b, year);
      const monthFirst = dateSaid(today, b, a, year);
      if (a > 12 || slashDates === "day-first") return dayFirst;
      if (b > 12 || slashDates === "month-first") return monthFirst;
      if (a === b || dayFirst.kind !== "day" || monthFirst.kind !== "day") return dayFirst;
      return { kind: "day", day: dayFirst.day, ask: "which-date", otherwise: monthFirst.day };
    },
  },
  {
    pattern: wordPattern(
      "(?:the )?(?:{ordinal}th|{cardinal}) (?:of |day of )?{month}(?: (?:of )?(?:{year}|19 (?<old>[6-9]\\d)|20 (?<short>[1-3][1-46-9])))?",
    ),
    read: readMonthDay,
  },
  {
    pattern: wordPattern(
      "{month} (?:the )?(?:{ordinal}th|{cardinal}(?! (?:am|pm|oclock|in the|of us|people)))" +
        "(?: (?:of )?(?:{year}|19 (?<old>[6-9]\\d)|20 (?<short>[1-3][1-46-9])(?! (?:hours|oclock|am|pm))))?",
    ),
    read: readMonthDay,
  },
  {
    pattern: wordPattern("(?:the )?{ordinal}th(?: day)? of (?:this|the current|the) month"),
    read: ({ ordinal }, today) => dateSaid(today, Number(ordinal), today.month, today.year),
  },
  {
    pattern: wordPattern(
      "(?:the )?{ordinal}th(?: day)? (?:of )?(?:the )?(?:next|following|coming) month",
    ),
    read: ({ ordinal }, today) => {
      const next = today.add({ months: 1 });
      return dateSaid(today, Number(ordinal), next.month, next.year);
    },
  },
  {
    pattern: wordPattern(
      "(?:the )?{ordinal}th(?<!(?<![^ ])1th(?= (?:thing|available|free|possible|slot|opening|appointment|convenient)))",
    ),
    read: ({ ordinal }) => ({ kind: "ordinal", number: Number(ordinal) }),
  },
  {
    // Typed: "on the 14", "for the 7 please".
    pattern: wordPattern(String.raw`(?<=(?:on|for|to) )the {cardinal}(?= (?:at|please|of|[|,])|$)`),
    read: ({ cardinal }) => ({ kind: "ordinal", number: Number(cardinal) }),
  },
  holiday("christmas eve", 12, 24),
  holiday("christmas(?: day)?|xmas", 12, 25),
  holiday("boxing day", 12, 26),
  holiday("new years? eve", 12, 31),
  holiday("new years?(?: day)?(?= (?:at|in|please|[|,])|$)", 1, 1),
  holiday("valentines?(?: day)?", 2, 14),
  holiday("halloween", 10, 31),
];

/**
 * A day of the month with no month is the next one to come; where this month has no such day the month after is taken,
 * and asked, because the caller may have another date in mind.
 */
export function ordinalSaid(today: Day, number: number): DateSaid {
  if (number < 1 || number > 31) return { kind: "impossible", likely: null };
  const here = dayIn(today.year, today.month, number);
  if (here !== null && compareDays(here, today) >= 0) return { kind: "day", day: here };
  const next = today.with({ day: 1 }).add({ months: 1 });
  const there = dayIn(next.year, next.month, number);
  if (here !== null && there !== null) return { kind: "day", day: there };
  // This month or the next lacks it; of two months on end, one has every number.
  const after = next.add({ months: 1 });
  return { kind: "impossible", likely: there ?? dayIn(after.year, after.month, number) };
}

function readMonthDay(groups: Readonly<Record<string, string | undefined>>, today: Day): DateSaid {
  const { ordinal, cardinal, month = "", year, old, short } = groups;
  const recent = short === undefined ? undefined : 2000 + Number(short);
  const spoken = old === undefined ? recent : 1900 + Number(old);
  return dateSaid(
    today,
    Number(ordinal ?? cardinal),
    monthNumber(month),
    year === undefined ? spoken : Number(year),
  );
}

/** Within so many days after it, a date without a year is more likely a slip than next year's. */
const slipDays = 90;

/**
 * A day of a named month: in the year said, or the next one to come. One that passed lately is asked, and a day the
 * month lacks becomes the month's last.
 */
export function dateSaid(today: Day, number: number, month: number, year?: number): DateSaid {
  if (month < 1 || month > 12) return { kind: "impossible", likely: null };
  const years = year === undefined ? [today.year, today.year + 1] : [year];
  const days = years.map((wanted) => dayIn(wanted, month, number));
  const coming = days.find((day) => day !== null && compareDays(day, today) >= 0) ?? null;
  const [first = null] = days;
  if (coming === null) return first === null ? impossible(today, number, month, year) : over(first);
  const passed = first === null || year !== undefined ? 0 : daysBetween(first, today);
  if (first === null || passed <= 0 || passed > slipDays) return { kind: "day", day: coming };
  return { kind: "day", day: coming, ask: "past", otherwise: first };
}

function over(day: Day): DateSaid {
  return { kind: "day", day, ask: "past" };
}

/** The end of that month when it comes next is the likeliest wish behind a day it lacks. */
function impossible(today: Day, number: number, month: number, year: number | undefined): DateSaid {
  if (number < 1 || number > 31) return { kind: "impossible", likely: null };
  const end = lastOf(year ?? today.year, month);
  const gone = year === undefined && end !== null && compareDays(end, today) < 0;
  return { kind: "impossible", likely: gone ? lastOf(today.year + 1, month) : end };
}

function lastOf(year: number, month: number): Day | null {
  const first = dayIn(year, month, 1);
  return first === null ? null : first.with({ day: first.daysInMonth });
}

function holiday(words: string, month: number, day: number): DateRule {
  return { pattern: wordPattern(words), read: (_, today) => dateSaid(today, day, month) };
}
