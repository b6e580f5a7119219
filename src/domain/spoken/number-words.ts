import type { English } from "./english.ts";

const UNITS = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
  "seventeen eighteen nineteen"
).split(" ");
const TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const WESTERN: readonly Scale[] = [
  [1_000_000_000_000, "trillion"],
  [1_000_000_000, "billion"],
  [1_000_000, "million"],
  [1000, "thousand"],
];
const INDIAN: readonly Scale[] = [
  [10_000_000, "crore"],
  [100_000, "lakh"],
  [1000, "thousand"],
];
const IRREGULAR: Readonly<Record<string, string>> = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
};
// Beyond this not every whole number is itself.
const LARGEST = Number.MAX_SAFE_INTEGER;

type Scale = readonly [number, string];

/** A whole number, not negative, in words: "two thousand five hundred", "one lakh fifty thousand", "one hundred and one". */
export function cardinal(number: number, english: English): string {
  if (number > LARGEST) return digitWords(String(number));
  const and = english === "american" ? " " : " and ";
  const parts: string[] = [];
  let rest = number;
  for (const [size, name] of english === "indian" ? INDIAN : WESTERN) {
    if (rest < size) continue;
    parts.push(`${cardinal(Math.floor(rest / size), english)} ${name}`);
    rest %= size;
  }
  if (rest >= 100) {
    parts.push(`${UNITS[Math.floor(rest / 100)]} hundred`);
    rest %= 100;
  }
  if (parts.length === 0) return belowHundred(rest);
  return rest === 0 ? parts.join(" ") : `${parts.join(" ")}${and}${belowHundred(rest)}`;
}

/** "twenty-first", "one hundredth". */
export function ordinal(number: number, english: English): string {
  const words = cardinal(number, english);
  const [last = ""] = /[a-z]+$/u.exec(words) ?? [];
  return words.slice(0, words.length - last.length) + ordinalOf(last);
}

/** A year as it is said: "nineteen ninety-nine", "two thousand five", "twenty twenty-six". */
export function yearWords(year: number, english: English): string {
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const isPlain = year < 1000 || (rest < 10 && century % 10 === 0);
  if (isPlain) return cardinal(year, english);
  if (rest === 0) return `${belowHundred(century)} hundred`;
  return `${belowHundred(century)} ${rest < 10 ? `oh ${UNITS[rest]}` : belowHundred(rest)}`;
}

/** Digit by digit: "nine eight four zero". */
export function digitWords(digits: string): string {
  return Array.from(digits.replaceAll(/\D/gu, ""), (digit) => UNITS[Number(digit)]).join(" ");
}

/** A number as it is written, with its commas and its point: "2,500", "2.50", "-5". */
export function numberWords(written: string, english: English): string {
  const [whole = "", decimals] = written.replace(/^[-−]/u, "").replaceAll(",", "").split(".");
  const sign = /^[-−]/u.test(written) ? "minus " : "";
  const point = decimals === undefined ? "" : ` point ${digitWords(decimals)}`;
  return `${sign}${cardinal(Number(whole), english)}${point}`;
}

function belowHundred(number: number): string {
  if (number < 20) return UNITS[number] ?? "";
  const unit = number % 10;
  const ten = TENS[Math.floor(number / 10)] ?? "";
  return unit === 0 ? ten : `${ten}-${UNITS[unit]}`;
}

function ordinalOf(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  return word.endsWith("y") ? `${word.slice(0, -1)}ieth` : `${word}th`;
}
