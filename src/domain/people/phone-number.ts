import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { CountryCode } from "libphonenumber-js/max";
import { phoneProgress } from "../dialogue/phone-lengths.ts";
import { findDigits } from "../dialogue/spoken-digits.ts";

/** A telephone number in E.164, or why the words were none; `digits` is what was made out. */
export type PhoneReading =
  | { readonly ok: true; readonly number: string }
  | {
      readonly ok: false;
      readonly reason: "no-digits" | "too-short" | "too-long" | "not-valid";
      readonly digits: string;
    };

/**
 * Reads a number that was said ("nine eight four oh one, double two ..."), typed or keyed in. Without a country code it is
 * one of `country` (ISO 3166). Throws a `RangeError` for a country that has no numbering plan.
 */
export function readPhoneNumber(words: string, country: string): PhoneReading {
  const plan = countryWithPlan(country);
  const digits = findDigits(words);
  if (digits === null) return { ok: false, reason: "no-digits", digits: "" };
  const number = parsePhoneNumberFromString(digits, plan);
  if (number?.isValid()) return { ok: true, number: number.number };
  return { ok: false, reason: FAULTS[phoneProgress(digits, country)], digits };
}

/** Whether telephone numbers of this country are known. */
export function hasNumberingPlan(country: string): boolean {
  return isSupportedCountry(country);
}

/** What is said of a number to somebody who may know it: "the number ending 4471". */
export function lastFour(number: string): string {
  return number.slice(-4);
}

/** An E.164 number as people of its country group it, `98401 23456`; with the country code where that is another one. */
export function writePhoneNumber(number: string, country: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) throw new RangeError("A telephone number must be in E.164");
  const grouped = parsed.formatInternational();
  const code = `+${parsed.countryCallingCode}`;
  const isHome = parsed.country === country;
  return isHome && grouped.startsWith(`${code} `) ? grouped.slice(code.length + 1) : grouped;
}

/**
 * A number as it is read back over the telephone, digit by digit with a pause after each group:
 * "nine eight four oh one, two three four five six".
 */
export function sayPhoneNumber(number: string, country: string): string {
  return writePhoneNumber(number, country)
    .split(/[^+\d]+/u)
    .flatMap(breathGroups)
    .map((group) => Array.from(group, (digit) => SPOKEN.get(digit) ?? digit).join(" "))
    .join(", ");
}

/** Lengths that only special numbers have (toll-free, pagers) are not believed of a caller. */
const FAULTS = { part: "too-short", "too-long": "too-long", whole: "not-valid" } as const;

const SPOKEN = new Map([
  ["+", "plus"],
  ...["oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"].map(
    (word, digit): [string, string] => [String(digit), word],
  ),
]);

/** More than five digits at once are hard to check against a piece of paper. */
function breathGroups(group: string): string[] {
  if (group.length <= 5) return [group];
  const half = Math.ceil(group.length / 2);
  return [...breathGroups(group.slice(0, half)), ...breathGroups(group.slice(half))];
}

function countryWithPlan(country: string): CountryCode {
  if (!isSupportedCountry(country)) throw new RangeError(`No telephone numbers in ${country}`);
  return country;
}
