import { cardinal, digitWords, numberWords, ordinal } from "../number-words.ts";
import { DASH, END, NUMBER, START, type Rule } from "../rule.ts";

const HALVES: Readonly<Record<string, string>> = {
  "½": "a half",
  "¼": "a quarter",
  "¾": "three quarters",
  "1/2": "one half",
  "1/3": "one third",
  "2/3": "two thirds",
  "1/4": "one quarter",
  "3/4": "three quarters",
};

/** Numbers of every other kind; after these rules no digit is left. */
export const numbers: readonly Rule[] = [
  {
    pattern: /(?<![\p{L}\p{N}])24\s?[/x×]\s?7(?![\p{L}\p{N}])/giu,
    say: () => "twenty-four seven",
  },
  {
    // A code that is set apart, a version
    pattern: /(?<![\p{L}\p{N}])\d+(?:-\d+){2,}(?![\p{L}\p{N}])/gu,
    say: ([written], english) =>
      written
        .split("-")
        .map((part) => numberWords(part, english))
        .join(", "),
  },
  {
    pattern: /(?<![\p{L}\p{N}])\d+(?:\.\d+){2,}(?![\p{L}\p{N}])/gu,
    say: ([written]) => written.split(".").map(digitWords).join(" point "),
  },
  {
    pattern: /(?<![\p{L}\p{N}])(?:['’]|(19|20))(\d0)s(?!\p{L})/gu,
    say: ([, century, decade = ""], english) =>
      `${century === undefined ? "" : `${numberWords(century, english)} `}${numberWords(decade, english).replace(/y$/u, "ies")}`,
  },
  {
    pattern: /(\d+)?\s?([½¼¾])/gu,
    say: ([, whole, part = ""], english) =>
      `${whole === undefined ? "" : `${cardinal(Number(whole), english)} and `}${HALVES[part]}`,
  },
  {
    pattern: new RegExp(String.raw`${START}(?:1/2|1/3|2/3|1/4|3/4)${END}`, "gu"),
    say: ([written]) => HALVES[written],
  },
  {
    pattern: new RegExp(String.raw`${START}(\d+)(?:st|nd|rd|th)(?!\p{L})`, "giu"),
    say: ([, number = ""], english) => ordinal(Number(number), english),
  },
  {
    // Two letters or more and digits in one word are a reference: "GD4471X".
    pattern:
      /(?<![\p{L}\p{N}])(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z][\d-]*[A-Z\d-]*)[A-Z\d]+(?:-[A-Z\d]+)*(?![\p{L}\p{N}])/gu,
    say([written], english) {
      const [, letters, digits] = /^([A-Z]+)-?(\d{1,2})$/u.exec(written) ?? [];
      if (letters !== undefined && digits !== undefined)
        return `${letters} ${cardinal(Number(digits), english)}`;
      if (written.length < 4) return undefined;
      return Array.from(written.replaceAll("-", ""), (one) =>
        /\d/u.test(one) ? digitWords(one) : one,
      ).join(" ");
    },
  },
  {
    pattern: new RegExp(String.raw`${START}(${NUMBER})${DASH}(${NUMBER})${END}`, "gu"),
    say: ([, first = "", last = ""], english) =>
      `${numberWords(first, english)} to ${numberWords(last, english)}`,
  },
  {
    pattern: /(?<![\p{L}\p{N}])(?:#|[Nn]o\.)\s?(\d+)(?![\p{L}\p{N}])/gu,
    say: ([, number = ""], english) => `number ${numberWords(number, english)}`,
  },
  {
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])[-−]?${NUMBER}`, "gu"),
    say: (match, english) =>
      isCode(match) ? digitWords(match[0]) : numberWords(match[0], english),
  },
  { pattern: /(?<=\d)\/(?=\d)/gu, say: () => " slash " },
  {
    pattern: /\d+/gu,
    say: ([digits], english) => numberWords(digits, english),
  },
];

/** A long number without commas is a code, unless it counts something that is paid or measured. */
function isCode({ 0: written, index, input }: RegExpExecArray): boolean {
  if (/^0\d/u.test(written)) return true;
  if (!/^\d{5,}$/u.test(written)) return false;
  const after = input.slice(index + written.length);
  return !/^\s(?:rupees?|dollars?|euros?|pounds?|dirhams?|people|customers|square|steps|metres|meters|kilometres|miles|calories)\b/iu.test(
    after,
  );
}
