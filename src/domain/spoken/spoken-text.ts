import { englishOf, type English } from "./english.ts";
import type { Rule } from "./rule.ts";
import { abbreviations } from "./rules/abbreviations.ts";
import { addresses } from "./rules/addresses.ts";
import { clockTimes } from "./rules/clock-times.ts";
import { dates } from "./rules/dates.ts";
import { markup } from "./rules/markup.ts";
import { measures } from "./rules/measures.ts";
import { money } from "./rules/money.ts";
import { numbers } from "./rules/numbers.ts";
import { phoneNumbers } from "./rules/phone-numbers.ts";

/** A text as a voice is to say it. */
export interface SpokenText {
  readonly text: string;
  /**
   * For each word of the written text, how many words of the spoken one have been said when it has: "It's ₹2,500." is
   * `[1, 5]`. A word that is not spoken has been said with the one before it.
   */
  readonly saidWith: readonly number[];
}

// What is more particular comes first: a date is no range of numbers, and a telephone number no amount.
const RULES: readonly Rule[] = [
  ...markup,
  ...addresses,
  ...dates,
  ...clockTimes,
  ...money,
  ...phoneNumbers,
  ...measures,
  ...numbers,
  ...abbreviations,
];
const MARKUP_ONLY = markup;

/**
 * Writes a text out in words, as someone would read it aloud: numbers, prices, times, dates, telephone numbers, addresses,
 * abbreviations; and leaves out what is only for the eye. What is in words already stays as it is. In languages other
 * than English only the markup goes: their voices know their numbers better than these rules.
 */
export function spokenText(text: string, language: string): SpokenText {
  const english = englishOf(language);
  const pieces = replaced(text, english ? RULES : MARKUP_ONLY, english ?? "american");
  let spoken = "";
  /** For each character of the spoken text, where in the written one it comes from. */
  const from: number[] = [];
  let at = 0;
  const keep = (end: number) => {
    for (; at < end; at += 1) {
      spoken += text[at];
      from.push(at);
    }
  };
  for (const piece of pieces) {
    keep(piece.start);
    for (const index of placed(piece, text)) from.push(index);
    spoken += piece.said;
    at = piece.end;
  }
  keep(text.length);
  return { text: spoken.replaceAll(/\s+/gu, " ").trim(), saidWith: saidWith(text, spoken, from) };
}

/** A stretch of the written text and what is said for it. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly said: string;
}

/** What the rules replace, from left to right; what an earlier rule took is no longer there for the later ones. */
function replaced(text: string, rules: readonly Rule[], english: English): Piece[] {
  const pieces: Piece[] = [];
  for (const { pattern, say } of rules) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      const taken = pieces.find((piece) => piece.start < end && start < piece.end);
      const said = taken || end === start ? undefined : say(match, english);
      if (said !== undefined) pieces.push({ start, end, said: setApart(said, text, start, end) });
      // Goes on after what was taken, or a step further: something shorter may begin inside of this.
      if (said === undefined)
        pattern.lastIndex = taken ? Math.max(taken.end, start + 1) : start + 1;
    }
  }
  return pieces.toSorted((one, other) => one.start - other.start);
}

/** Words do not run into their neighbours: "7up" is seven up. */
function setApart(said: string, text: string, start: number, end: number): string {
  const before = /[\p{L}\p{N}]$/u.test(text.slice(0, start)) && /^\p{L}/u.test(said) ? " " : "";
  const after = /^[\p{L}\p{N}]/u.test(text.slice(end)) && /\p{L}$/u.test(said) ? " " : "";
  return `${before}${said}${after}`;
}

/** For each character that is said: its written word, the spoken words being shared out evenly among the written ones. */
function placed({ start, end, said }: Piece, text: string): number[] {
  const written = wordStarts(text.slice(start, end));
  const spoken = wordStarts(said);
  let word = -1;
  return Array.from({ length: said.length }, (_, index) => {
    if (spoken[word + 1] === index) word += 1;
    const share = Math.floor((Math.max(word, 0) * written.length) / Math.max(spoken.length, 1));
    return start + (written[share] ?? 0);
  });
}

function saidWith(text: string, spoken: string, from: readonly number[]): number[] {
  const written = wordStarts(text);
  const counts = written.map(() => 0);
  let word = 0;
  for (const [index, start] of wordStarts(spoken).entries()) {
    const origin = from[start] ?? 0;
    while (word + 1 < written.length && (written[word + 1] ?? 0) <= origin) word += 1;
    counts[word] = index + 1;
  }
  let last = 0;
  return counts.map((count) => (last = Math.max(last, count)));
}

function wordStarts(text: string): number[] {
  return Array.from(text.matchAll(/\S+/gu), ({ index }) => index);
}
