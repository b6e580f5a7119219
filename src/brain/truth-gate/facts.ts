import { COMMON_GIVEN_NAMES } from "../../domain/people/common-given-names.ts";
import { COMMON_SURNAMES } from "../../domain/people/common-surnames.ts";
import { wordsOf } from "../../domain/dialogue/words.ts";
import { spokenNumber } from "../../domain/time/spoken-numbers.ts";
import { monthNames, weekdayNames } from "../../domain/time/vocabulary.ts";

/** What a text states that can be right or wrong, in a form that compares. */
export interface Facts {
  /** Times of day on the dial, `3:30`: "half past three", "3:30 PM" and "15:30" are one. */
  readonly times: ReadonlySet<string>;
  /** Every other number: prices, minutes, days of the month, digits. */
  readonly numbers: ReadonlySet<number>;
  /** `monday` to `sunday`. */
  readonly weekdays: ReadonlySet<string>;
  /** Words that can only be names, lower case. */
  readonly names: ReadonlySet<string>;
}

/** Reads the facts of what is said or shown; `today` (`YYYY-MM-DD`) tells which day "tomorrow" is. */
export function factsIn(text: string, today: string): Facts {
  const { weekdays, rest } = takeDays(withDigits(text), today);
  const { times, rest: numbersOnly } = takeTimes(rest);
  const numbers = [...numbersOnly.matchAll(/\d+(?:[.,]\d+)*/gu)].map(([digits]) =>
    Number(digits.replaceAll(",", "")),
  );
  return { times, numbers: new Set(numbers), weekdays, names: namesIn(text) };
}

/** Number words as digits: "half past three on the twenty-fourth" is "half past 3 on the 24th". */
function withDigits(text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll(/[’‘`]/gu, "'")
    .replaceAll(/(?<=[a-z])-(?=[a-z])/gu, " ")
    .split(/(?<=\s)|(?=[\s;!?]|[,.](?!\d))/u);
  const bare = words.map((word) => word.trim()).filter((word) => word !== "");
  const out: string[] = [];
  for (let at = 0; at < bare.length;) {
    const number = spokenNumber(bare, at);
    // "One of them", "one moment": a word more often than a number.
    const isPronoun = bare[at] === "one" && !isTimeWord(bare[at - 1], bare[at + 1]);
    if (number && !isPronoun && !/^(?:first|second)$/u.test(bare[at] ?? "")) {
      out.push(scaled(number.form, bare[at + number.words]));
      at += number.words + (isScale(bare[at + number.words]) ? 1 : 0);
    } else {
      out.push(bare[at] ?? "");
      at += 1;
    }
  }
  return out.join(" ");
}

function isTimeWord(before: string | undefined, after: string | undefined): boolean {
  return (
    ["at", "past", "to", "by", "until", "from", "and", "or"].includes(before ?? "") ||
    ["am", "pm", "o'clock", "thirty", "fifteen"].includes(after ?? "")
  );
}

function isScale(word: string | undefined): boolean {
  return word === "hundred" || word === "thousand";
}

function scaled(form: string, scale: string | undefined): string {
  if (scale === "hundred") return String(Number(form) * 100);
  return scale === "thousand" ? String(Number(form) * 1000) : form;
}

const HALVES: Readonly<Record<string, number>> = { half: 30, quarter: 15 };

const TIMES: readonly (readonly [
  pattern: RegExp,
  read: (found: readonly string[]) => readonly [hour: number, minute: number],
])[] = [
  [
    /\b(\d{1,2}):(\d{2})(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:\d\d)?/gu,
    ([, hour, minute]) => [Number(hour), Number(minute)],
  ],
  [
    /\b(5|10|20|25|half|quarter) (?:minutes )?(past|to) (\d{1,2})\b(?!:)/gu,
    ([, amount = "", side, hour]) => {
      const minutes = HALVES[amount] ?? Number(amount);
      return side === "to" ? [Number(hour) + 11, 60 - minutes] : [Number(hour), minutes];
    },
  ],
  [
    /\b(\d{1,2})[ .](\d{2})\s?(?:a\.?m\b|p\.?m\b)/gu,
    ([, hour, minute]) => [Number(hour), Number(minute)],
  ],
  [/\b(\d{1,2}) (30|15|45|20|40|10|50)\b/gu, ([, hour, minute]) => [Number(hour), Number(minute)]],
  [/\b(\d{1,2})\s?(?:a\.?m\b|p\.?m\b|o'?clock)/gu, ([, hour]) => [Number(hour), 0]],
  [/\bhalf (\d{1,2})\b/gu, ([, hour]) => [Number(hour), 30]],
  [
    /(?<=\b(?:at|by|until|till|from|before|after|around|between|to|and|or) )(\d{1,2})\b(?!\s*(?:minutes?|hours?|days?|weeks?|rupees|dollars|pounds|euros|percent|%|st|nd|rd|th|[\d:.]))/gu,
    ([, hour]) => [Number(hour), 0],
  ],
  [/\b(?:noon|midday|midnight)\b/gu, () => [12, 0]],
];

/** Takes the times of day out of a text. */
function takeTimes(text: string): { times: ReadonlySet<string>; rest: string } {
  const times = new Set<string>();
  let rest = text;
  for (const [pattern, read] of TIMES) {
    rest = rest.replaceAll(pattern, (...found: string[]) => {
      const [hour, minute] = read(found);
      times.add(`${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, "0")}`);
      return " ";
    });
  }
  return { times, rest };
}

/** Takes the days of the week out of a text, and dates as machines write them, which are days too. */
function takeDays(text: string, today: string): { weekdays: ReadonlySet<string>; rest: string } {
  const weekdays = new Set<string>(
    weekdayNames.filter((name) => new RegExp(`\\b${name}s?\\b`, "u").test(text)),
  );
  const words = new Set(wordsOf(text));
  if (words.has("today") || words.has("tonight")) weekdays.add(weekdayOf(today, 0));
  if (words.has("tomorrow")) weekdays.add(weekdayOf(today, 1));
  const rest = text.replaceAll(/\b(\d{4}-\d\d-(\d\d))t?/gu, (_, date: string, day: string) => {
    weekdays.add(weekdayOf(date, 0));
    return ` ${day} `;
  });
  return { weekdays, rest };
}

function weekdayOf(date: string, ahead: number): string {
  const day = new Date(`${date}T00:00Z`).getUTCDay() + ahead;
  return weekdayNames[(day + 6) % 7] ?? "";
}

const KNOWN_NAMES: ReadonlySet<string> = new Set(
  [...COMMON_GIVEN_NAMES, ...COMMON_SURNAMES].map((name) => name.toLowerCase()),
);

const CALENDAR: ReadonlySet<string> = new Set([...weekdayNames, ...monthNames]);

/** English words that are names too, at the head of a sentence. */
const ALSO_WORDS = new Set(
  "will may mark grace hope joy faith rose art bill frank drew pat sue dawn april june august summer autumn rich chase grant hunter long young price best day good day may so no an do see".split(
    " ",
  ),
);

/** Capitalised words within a sentence, and names people have at its head. */
function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(/(?<before>^|[.!?:"]\s*|\s|[("'])(?<word>\p{Lu}\p{Ll}+)/gu)) {
    const { before = "", word = "" } = match.groups ?? {};
    const bare = word.toLowerCase();
    const isHead = match.index === 0 || /[.!?:"]/u.test(before);
    if (CALENDAR.has(bare)) continue;
    if (isHead ? KNOWN_NAMES.has(bare) && !ALSO_WORDS.has(bare) : true) names.add(bare);
  }
  return names;
}
