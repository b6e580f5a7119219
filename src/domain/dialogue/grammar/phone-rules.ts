import { phoneShape } from "../phone-lengths.ts";
import { DIGIT_WORDS } from "../spoken-digits.ts";
import type { Rules } from "./jsgf.ts";

/** Fewer digits than this at a time are not how people give a number in parts. */
const SHORTEST_PART = 3;

/** More than this and it is a whole number of which some were lost. */
const LONGEST_PART = 6;

/**
 * A telephone number of a country, digit by digit with "double": exactly as many digits as its numbers have, because
 * counting them is what keeps a recogniser from losing or inventing one. Beginnings and endings of a number, for callers
 * who pause, weigh less.
 */
export function phoneRules(country: string): Rules {
  const { callingCode, lengths } = phoneShape(country);
  const longest = Math.max(...lengths);
  const rules: Record<string, string> = { digit: DIGIT_WORDS.join(" | ") };
  for (let length = 1; length <= longest; length += 1) rules[ruleName(length)] = digits(length);
  const parts: string[] = [];
  for (let length = SHORTEST_PART; length <= LONGEST_PART; length += 1) {
    parts.push(`/0.2/ <${ruleName(length)}>`);
  }
  const whole = lengths.map((length) => `/4/ <${ruleName(length)}>`);
  const code = callingCode
    .split("")
    .map((digit) => DIGIT_WORDS[Number(digit) + 1] ?? "")
    .join(" ");
  const national = Math.min(...lengths);
  const abroad = callingCode === "" ? [] : [`/0.5/ [plus] ${code} <${ruleName(national)}>`];
  return {
    ...rules,
    phone: [...whole, ...abroad, ...parts].join(" | "),
    thisnumber:
      "this number | use this number | this one | the same number | the number i'm calling from",
  };
}

/** As many digits as a code has, in one go or in halves, and what is said where none came. */
export function codeRules(country: string): Rules {
  const { phone: _, thisnumber: __, ...rules } = phoneRules(country);
  return {
    ...rules,
    code: `/4/ <${ruleName(CODE_DIGITS)}> | /0.3/ <${ruleName(CODE_DIGITS / 2)}>`,
    nocode:
      "i didn't get it | i didn't get a code | it hasn't come | send it again | can you send it again",
  };
}

const CODE_DIGITS = 6;

function ruleName(length: number): string {
  return `digits${length}`;
}

function digits(length: number): string {
  if (length === 1) return "<digit>";
  if (length === 2) return "<digit> <digit> | /0.3/ double <digit>";
  return `<digit> <${ruleName(length - 1)}> | /0.3/ double <digit> <${ruleName(length - 2)}>`;
}
