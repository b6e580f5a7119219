import { wordsOf } from "./words.ts";

/**
 * The digits of a telephone number in what a caller said or typed: "nine eight four oh one, double two", "ninety eight
 * forty", "+91 98401 23456", keypad digits. A leading `+` stays. Returns the longest run of digits, or null when there
 * is none; words like "and" do not break a run.
 */
export function findDigits(text: string): string | null {
  let longest = "";
  let run = "";
  for (const unit of unitsOf(wordsOf(text))) {
    run = unit === null ? "" : run + unit;
    if (run.length > longest.length) longest = run;
  }
  return longest.replaceAll("+", "") === "" ? null : longest;
}

/** The words of a telephone number and the digits they stand for, in the recogniser's spelling. */
export const DIGIT_WORDS: readonly string[] = [
  "zero",
  "oh",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
];

const DIGITS = new Map<string, string>([
  ...DIGIT_WORDS.map((word, index): [string, string] => [word, String(Math.max(0, index - 1))]),
  ["o", "0"],
  ["nought", "0"],
  ["naught", "0"],
  ["nil", "0"],
]);

const TEENS = new Map(
  "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, index): [string, string] => [word, String(10 + index)]),
);

const TENS = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, index): [string, number] => [word, 20 + 10 * index]),
);

const REPEATS = new Map([
  ["double", 2],
  ["triple", 3],
  ["treble", 3],
]);

const JOINING = new Set(["and", "then", "dash", "hyphen", "space", "um", "uh"]);

/** What each word, or words together, adds to a run; null ends the run. */
function* unitsOf(words: readonly string[]): Generator<string | null> {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const next = words[at + 1] ?? "";
    const repeat = REPEATS.get(word);
    const tens = TENS.get(word);
    const following = DIGITS.get(next) ?? (/^\d$/u.test(next) ? next : undefined);
    if (repeat !== undefined && following !== undefined) {
      yield following.repeat(repeat);
      at += 1;
    } else if (tens !== undefined) {
      const joins = following !== undefined && following !== "0";
      yield joins ? String(tens + Number(following)) : String(tens);
      if (joins) at += 1;
    } else if (word === "plus") {
      yield "+";
    } else if (/^\+?\d+$/u.test(word)) {
      yield word;
    } else if (!JOINING.has(word)) {
      yield DIGITS.get(word) ?? TEENS.get(word) ?? null;
    }
  }
}
