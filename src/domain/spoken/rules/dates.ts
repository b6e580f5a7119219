import type { English } from "../english.ts";
import { ordinal, yearWords } from "../number-words.ts";
import { DASH, END, START, type Rule } from "../rule.ts";

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );
const MONTH = String.raw`(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?!\p{L})(?:\.(?=\s\d))?`;
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const DAY = String.raw`(Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)(?!\p{L})`;
const NTH = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?:,?\s((?:19|20)\d{2})(?![\p{L}\p{N}:]))?`;

/** Dates, with or without their year, and the days of the week that are written short. */
export const dates: readonly Rule[] = [
  {
    pattern: new RegExp(String.raw`${START}(\d{4})-(\d{2})-(\d{2})${END}`, "gu"),
    say: ([, year = "", month = "", day = ""], english) => date(day, Number(month), year, english),
  },
  {
    pattern: new RegExp(String.raw`${START}(\d{1,2})([/.-])(\d{1,2})\2(\d{4})${END}`, "gu"),
    say([, first = "", , second = "", year = ""], english) {
      const isMonthFirst = Number(second) > 12 || (english === "american" && Number(first) <= 12);
      return isMonthFirst
        ? date(second, Number(first), year, english)
        : date(first, Number(second), year, english);
    },
  },
  {
    // Without a year it is a date only where a date is expected.
    pattern: new RegExp(
      String.raw`(?<=\b(?:on|by|from|until|till|before|after)\s)(\d{1,2})/(\d{1,2})${END}`,
      "giu",
    ),
    say([, first = "", second = ""], english) {
      const isMonthFirst = english === "american" ? Number(first) <= 12 : Number(second) > 12;
      const [day, month] = isMonthFirst ? [second, first] : [first, second];
      const name = MONTHS[Number(month) - 1];
      if (name === undefined || !isDay(day)) return undefined;
      const nth = ordinal(Number(day), english);
      return english === "american" ? `${name} ${nth}` : `the ${nth} of ${name}`;
    },
  },
  {
    // 24 November 2026, the 24th of Nov, 24–26 November
    pattern: new RegExp(
      String.raw`${START}(the\s)?${NTH}(?:${DASH}${NTH})?(?:\s|\sof\s)${MONTH}${YEAR}`,
      "gu",
    ),
    say([, , first = "", last, month = "", year], english) {
      if (!isDay(first) || (last !== undefined && !isDay(last))) return undefined;
      const to = last === undefined ? "" : ` to the ${ordinal(Number(last), english)}`;
      return `the ${ordinal(Number(first), english)}${to} of ${monthName(month)}${ofYear(year, english)}`;
    },
  },
  {
    // November 24, 2026; Nov 24th; Nov 24–26
    pattern: new RegExp(String.raw`${START}${MONTH}\s${NTH}(?:${DASH}${NTH})?${YEAR}${END}`, "gu"),
    say([, month = "", first = "", last, year], english) {
      if (!isDay(first) || (last !== undefined && !isDay(last))) return undefined;
      const the = english === "american" ? "" : "the ";
      const to = last === undefined ? "" : ` to ${the}${ordinal(Number(last), english)}`;
      return `${monthName(month)} ${the}${ordinal(Number(first), english)}${to}${ofYear(year, english, ",")}`;
    },
  },
  {
    pattern: new RegExp(String.raw`${START}${MONTH}\s((?:19|20)\d{2})${END}`, "gu"),
    say: ([, month = "", year = ""], english) =>
      `${monthName(month)} ${yearWords(Number(year), english)}`,
  },
  {
    pattern: new RegExp(String.raw`${START}${DAY}\.?${DASH}${DAY}`, "gu"),
    say: ([, first = "", last = ""]) => `${dayName(first)} to ${dayName(last)}`,
  },
  {
    // Sat and Sun are words of their own where no date or list of days goes on.
    pattern:
      /(?<!\p{L})(?:(Mon|Tues?|Wed|Thu(?:rs?)?|Fri)|(Sat|Sun)(?=[.,]?\s(?:\d|the\s\d|and\s(?:Sun|Mon)|[A-Z][a-z]{2,8}\s\d)))(?!\p{L})(?:\.(?=\s[\d\p{Ll}]))?/gu,
    say: ([, day, weekend]) => dayName(day ?? weekend ?? ""),
  },
  {
    pattern: new RegExp(
      String.raw`(?<=\b(?:in|since|of|year|from|until|till|by|before|after|during|early|late)\s)((?:19|20)\d{2})${END}(?!\s?(?:%|rupees|dollars|pounds|euros|people|steps|metres|meters|of\b))`,
      "giu",
    ),
    say: ([, year = ""], english) => yearWords(Number(year), english),
  },
];

function date(day: string, month: number, year: string, english: English): string | undefined {
  const name = MONTHS[month - 1];
  if (name === undefined || !isDay(day)) return undefined;
  const nth = ordinal(Number(day), english);
  const when = yearWords(Number(year), english);
  return english === "american" ? `${name} ${nth}, ${when}` : `the ${nth} of ${name} ${when}`;
}

function isDay(day: string): boolean {
  return Number(day) >= 1 && Number(day) <= 31;
}

function ofYear(year: string | undefined, english: English, comma = ""): string {
  return year === undefined ? "" : `${comma} ${yearWords(Number(year), english)}`;
}

function monthName(short: string): string {
  return MONTHS.find((month) => month.startsWith(short.slice(0, 3))) ?? short;
}

function dayName(short: string): string {
  return DAYS.find((day) => day.startsWith(short.slice(0, 3))) ?? short;
}
