import { ordinalSaid } from "./calendar-date-rules.ts";
import { compareDays, dayIn, daysBetween, mondayOf, weekdayFrom, type Day } from "./calendar.ts";
import type { DatePart, DateSaid } from "./date-part.ts";
import { weekdaySaidDay } from "./weekday-reading.ts";

/** A day or a stretch of days with nothing left to work out. */
export interface SettledDate {
  readonly start: number;
  readonly end: number;
  readonly said: Extract<DateSaid, { kind: "day" | "span" | "impossible" }>;
}

/** Only these words may stand between two parts of one date: "Tuesday, the 5th", "Friday of next week". */
const joints = /^(?: ,| the| on| of| in| is| a| which is| thats| i mean| sometime| maybe)* $/;

/**
 * Joins parts that say one date between them (a weekday and a number, a weekday and a week) and settles the rest by
 * themselves. `text` is the normal words with the parts still in it.
 */
export function mergeDates(parts: readonly DatePart[], text: string, today: Day): SettledDate[] {
  const settled: SettledDate[] = [];
  for (let at = 0; at < parts.length; at++) {
    let part = parts[at];
    if (part === undefined) break;
    let next = parts[at + 1];
    while (next !== undefined && joints.test(text.slice(part.end, next.start))) {
      const said = joined(part.said, next.said, today);
      if (said === null) break;
      part = { start: part.start, end: next.end, said };
      at++;
      next = parts[at + 1];
    }
    settled.push(settle(part, parts, today));
  }
  return settled;
}

function joined(left: DateSaid, right: DateSaid, today: Day): DateSaid | null {
  return joinedOneWay(left, right, today) ?? joinedOneWay(right, left, today);
}

function joinedOneWay(fine: DateSaid, coarse: DateSaid, today: Day): DateSaid | null {
  if (fine.kind === "weekday" && coarse.kind === "span")
    return weekdayIn(fine.weekday, coarse, today);
  if (fine.kind === "ordinal" && coarse.kind === "span") return numberIn(fine.number, coarse);
  if (fine.kind === "weekday" && coarse.kind === "ordinal") {
    return weekdayAndNumber(fine.weekday, coarse.number, today);
  }
  if (fine.kind === "weekday" && coarse.kind === "day") {
    if (coarse.byWeeks === true) {
      return { kind: "day", day: weekdayFrom(mondayOf(coarse.day), fine.weekday) };
    }
    const fits = coarse.day.dayOfWeek === fine.weekday;
    // "Monday the 23rd of August" is the year in which that is a Monday.
    if (fits && coarse.otherwise?.dayOfWeek !== fine.weekday) return settledDay(coarse);
    if (fits) return coarse;
    if (coarse.otherwise?.dayOfWeek === fine.weekday) return { kind: "day", day: coarse.otherwise };
    const otherwise = weekdayFrom(coarse.day.subtract({ days: 3 }), fine.weekday);
    return { kind: "day", day: coarse.day, ask: "which-date", otherwise };
  }
  if (fine.kind === "ordinal" && coarse.kind === "day" && coarse.day.day === fine.number)
    return coarse;
  if (fine.kind === "day" && coarse.kind === "day" && compareDays(fine.day, coarse.day) === 0)
    return fine;
  return null;
}

function settledDay({ day, ask, otherwise }: Extract<DateSaid, { kind: "day" }>): DateSaid {
  const isOpen = ask !== undefined && otherwise === undefined;
  return isOpen ? { kind: "day", day, ask } : { kind: "day", day };
}

function weekdayIn(
  weekday: number,
  span: Extract<DateSaid, { kind: "span" }>,
  today: Day,
): DateSaid | null {
  const day = weekdayFrom(span.from, weekday);
  if (span.to !== null && compareDays(day, span.to) > 0) return null;
  if (span.ask === undefined)
    return compareDays(day, today) < 0 ? past(day, today) : { kind: "day", day };
  return {
    kind: "day",
    day,
    ask: span.ask,
    otherwise: day.add({ days: span.ask === "which-week" && today.dayOfWeek === 7 ? 7 : -7 }),
  };
}

/** "Monday this week" said on a Sunday: to many the week has just begun, and a day gone by is of no use to anyone. */
function past(day: Day, today: Day): DateSaid {
  const coming = day.add({ days: 7 });
  return today.dayOfWeek === 7
    ? { kind: "day", day: coming }
    : { kind: "day", day, ask: "past", otherwise: coming };
}

function numberIn(number: number, span: Extract<DateSaid, { kind: "span" }>): DateSaid | null {
  for (const month of [span.from, span.from.add({ months: 1 })]) {
    const day = dayIn(month.year, month.month, number);
    if (day === null || compareDays(day, span.from) < 0) continue;
    if (span.to === null || compareDays(day, span.to) <= 0) return { kind: "day", day };
  }
  return null;
}

/** "Tuesday the 5th" is the first 5th within two months that is a Tuesday; with none, one of the two is a slip. */
function weekdayAndNumber(weekday: number, number: number, today: Day): DateSaid {
  for (let months = 0; months < 2; months++) {
    const month = today.with({ day: 1 }).add({ months });
    const day = dayIn(month.year, month.month, number);
    if (day?.dayOfWeek === weekday && compareDays(day, today) >= 0) return { kind: "day", day };
  }
  const said = ordinalSaid(today, number);
  if (said.kind !== "day") return said;
  let otherwise = weekdayFrom(said.day.subtract({ days: 3 }), weekday);
  if (compareDays(otherwise, today) < 0) otherwise = otherwise.add({ days: 7 });
  return { kind: "day", day: said.day, ask: "which-date", otherwise };
}

/** A weekday alone may still lie in a week named elsewhere: "next week sometime, Tuesday would be best". */
function settle(part: DatePart, all: readonly DatePart[], today: Day): SettledDate {
  const { start, end, said } = part;
  if (said.kind === "ordinal") return { start, end, said: settledNumber(said.number, all, today) };
  if (said.kind !== "weekday") return { start, end, said };
  const span = said.which === "bare" ? shortSpan(all) : null;
  const inSpan = span === null ? null : weekdayIn(said.weekday, span, today);
  return {
    start,
    end,
    said: isSettled(inSpan) ? inSpan : weekdaySaidDay(said.weekday, said.which, today),
  };
}

function settledNumber(number: number, all: readonly DatePart[], today: Day): SettledDate["said"] {
  const span = all.map((part) => part.said).find((said) => said.kind === "span");
  const inSpan = span?.kind === "span" ? numberIn(number, span) : null;
  const said = isSettled(inSpan) ? inSpan : ordinalSaid(today, number);
  return isSettled(said) ? said : { kind: "impossible", likely: null };
}

function shortSpan(all: readonly DatePart[]): Extract<DateSaid, { kind: "span" }> | null {
  const said = all.map((part) => part.said).find((candidate) => candidate.kind === "span");
  if (said?.kind !== "span" || said.to === null) return null;
  return daysBetween(said.from, said.to) <= 7 ? said : null;
}

function isSettled(said: DateSaid | null): said is SettledDate["said"] {
  return said !== null && said.kind !== "ordinal" && said.kind !== "weekday";
}
