import type { Span } from "./meaning.ts";
import { rightSpelling } from "./right-spelling.ts";
import { spokenNumber } from "./spoken-numbers.ts";

/**
 * The caller's words in the one form the rules read: lower case, single spaces, numbers in digits ("24", "24th"), `am`,
 * `pm` and `oclock` as words, `,` and `|` (the end of a sentence) as words of their own. So "At Half-past Four p.m."
 * typed and "at half past four p m" heard come out alike.
 */
export interface NormalWords {
  readonly text: string;
  /** Where a piece of `text` stands in the caller's own words. */
  spanOf(start: number, end: number): Span;
}

/** Brings words to the form the rules read. */
export function normalise(words: string): NormalWords {
  const tokens = withNumbers(tokenise(words));
  const starts: number[] = [];
  let text = "";
  for (const token of tokens) {
    if (text !== "") text += " ";
    starts.push(text.length);
    text += token.form;
  }
  const tokenOver = (offset: number): Token | undefined => {
    let index = starts.length - 1;
    while (index > 0 && (starts[index] ?? 0) > offset) index--;
    return tokens[index];
  };
  return {
    text,
    spanOf: (start, end) => ({
      start: tokenOver(start)?.start ?? 0,
      end: tokenOver(end - 1)?.end ?? 0,
    }),
  };
}

interface Token extends Span {
  readonly form: string;
}

type Shape = readonly [pattern: RegExp, form: (match: RegExpExecArray) => string];

/** What can stand at a place in the words, the most telling first. */
const shapes: readonly Shape[] = [
  [/\d{4}-\d\d-\d\d(?:T(?=\d))?/y, ([all]) => all.replace(/T$/i, "")],
  [/(\d{4})[/.](\d\d?)[/.](\d\d?)(?!\d)/y, (m) => isoText(m[1], m[2], m[3])],
  // With dots the day comes first wherever dates are written so.
  [/(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)(?!\d)/y, (m) => isoText(m[3], m[2], m[1])],
  [/(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/y, (m) => `${m[1]}/${m[3]}/${m[4]}`],
  [/\d{1,2}\/\d{1,2}(?![\d/])/y, ([all]) => all],
  [/(\d{1,2})[:.]([0-5]\d)(?::[0-5]\d)?(?![\d:]|\.\d)/y, (m) => `${m[1]}:${m[2]}`],
  [/(\d{1,2})h([0-5]\d)?(?![\p{L}\d])/iuy, (m) => `${m[1]}:${m[2] ?? "00"}`],
  [/(\d{1,2})(?:st|nd|rd|th)(?![\p{L}\d])/iuy, (m) => `${Number(m[1])}th`],
  [/\d+/y, ([all]) => all],
  [/(?<![\p{L}\d])[o0]\s?['"’‘`´]?\s?clock(?!\p{L})/iuy, () => "oclock"],
  [/oclock(?!\p{L})/iuy, () => "oclock"],
  [/([ap])(?:\.\s?|\s)?m(?:\.(?=\s*[\p{Ll}\d,?!]|\s*$)|(?![\p{L}\d'’]))/iuy, (m) => `${m[1]}m`],
  [/(?<=\d)([ap])(?![\p{L}\d.])/iuy, (m) => `${m[1]}m`],
  [/\p{L}+(?:['’]\p{L}+)*/uy, ([all]) => plainWord(all)],
  [/[.!?;\n]+/y, () => "|"],
  [/,/y, () => ","],
  [/@/y, () => "at"],
  [/[$€£₹+#]/y, () => "$"],
  [/[-–—](?=\s*\d)|(?<=\p{L})[-–—](?=(?:mon|tue|wed|thu|fri|sat|sun))/iuy, () => "-"],
];

/** The time after an ISO date is on the 24-hour clock ("2026-11-24 10:30"); a `t` before it says so. */
const isoDate = /^\d{4}-/;

function isoText(year = "", month = "", day = ""): string {
  return `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function tokenise(words: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < words.length) {
    const token = tokenAt(words, at);
    if (token === null) {
      at++;
      continue;
    }
    const afterDate = isoDate.test(tokens.at(-1)?.form ?? "") && token.form.includes(":");
    tokens.push(afterDate ? { ...token, form: `t${token.form}` } : token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(words: string, at: number): Token | null {
  for (const [pattern, form] of shapes) {
    pattern.lastIndex = at;
    const match = pattern.exec(words);
    if (match !== null) {
      return { form: form(match).toLowerCase(), start: at, end: at + match[0].length };
    }
  }
  return null;
}

/** "tomorrow's" is tomorrow, "won't" is wont. */
function plainWord(word: string): string {
  return word.replace(/['’]s$/i, "").replaceAll(/['’]/g, "");
}

function withNumbers(tokens: readonly Token[]): Token[] {
  const forms = tokens.map((token) => token.form);
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const number = spokenNumber(forms, at);
    if (number === null) {
      result.push(...spelled(token, forms, at));
      continue;
    }
    const last = tokens[at + number.words - 1] ?? token;
    result.push({ form: number.form, start: token.start, end: last.end });
    at += number.words - 1;
  }
  return result;
}

/** "fiveish" is two words to the rules; both stand where the one stood. */
function spelled(token: Token, forms: readonly string[], at: number): Token[] {
  const ish = /^([a-z]{3,6})ish$/.exec(token.form);
  const number = ish === null ? null : spokenNumber([ish[1] ?? ""], 0);
  const form = number === null ? rightSpelling(forms, at) : `${number.form} ish`;
  return form.split(" ").map((part) => ({ form: part, start: token.start, end: token.end }));
}
