import type { English } from "../english.ts";
import { numberWords } from "../number-words.ts";
import { DASH, isBeforeNoun, NUMBER, START, type Rule } from "../rule.ts";

/** What is written short after a number, by one and by several. */
const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  "%": ["percent", "percent"],
  min: ["minute", "minutes"],
  mins: ["minute", "minutes"],
  hr: ["hour", "hours"],
  hrs: ["hour", "hours"],
  h: ["hour", "hours"],
  sec: ["second", "seconds"],
  secs: ["second", "seconds"],
  km: ["kilometre", "kilometres"],
  "km/h": ["kilometre an hour", "kilometres an hour"],
  mph: ["mile an hour", "miles an hour"],
  m: ["metre", "metres"],
  cm: ["centimetre", "centimetres"],
  mm: ["millimetre", "millimetres"],
  kg: ["kilogram", "kilograms"],
  g: ["gram", "grams"],
  mg: ["milligram", "milligrams"],
  ml: ["millilitre", "millilitres"],
  l: ["litre", "litres"],
  "sq ft": ["square foot", "square feet"],
  ft: ["foot", "feet"],
  lb: ["pound", "pounds"],
  lbs: ["pound", "pounds"],
  oz: ["ounce", "ounces"],
  yrs: ["year", "years"],
  "°c": ["degree Celsius", "degrees Celsius"],
  "°f": ["degree Fahrenheit", "degrees Fahrenheit"],
  "°": ["degree", "degrees"],
};
// The longer ones first, so that "mins" is not "min" and a rest.
const NAMES = Object.keys(UNITS)
  .toSorted((one, other) => other.length - one.length)
  .join("|");

/** Numbers with a unit that is written short, and what is meant by a stroke after a price. */
export const measures: readonly Rule[] = [
  {
    pattern: new RegExp(
      String.raw`${START}(\d+)\s?h(?:rs?)?\s?(\d{1,2})(?:\s?m(?:ins?)?)?(?!\p{L}|\p{N})`,
      "giu",
    ),
    say: ([, hours = "", minutes = ""], english) =>
      `${measure(hours, "h", english)} ${measure(minutes, "min", english)}`,
  },
  {
    pattern: new RegExp(
      String.raw`${START}(${NUMBER})(?:${DASH}(${NUMBER}))?\s?(${NAMES})(?!\p{L}|\p{N})(?:\.(?=\s\p{Ll}))?`,
      "giu",
    ),
    say(match, english) {
      const [, first = "", last, unit = ""] = match;
      const name = unit.toLowerCase();
      const isOne = isBeforeNoun(match);
      if (last === undefined) return measure(first, name, english, isOne);
      return `${numberWords(first, english)} to ${measure(last, name, english, isOne)}`;
    },
  },
  {
    pattern:
      /\/(hr|hour|min|minute|day|week|month|year|person|visit|session|night|kg|km)(?!\p{L})/giu,
    say: ([, unit = ""]) => ` per ${UNITS[unit.toLowerCase()]?.[0] ?? unit}`,
  },
];

function measure(number: string, unit: string, english: English, isOne = false): string {
  const [one = "", several = ""] = UNITS[unit] ?? [];
  return `${numberWords(number, english)} ${number === "1" || isOne ? one : several}`;
}
