import { wordsOf } from "../matching/name-words.ts";
import { isAlphabetWord, letterNamed } from "./letter-names.ts";

/** A letter as it was heard. */
export interface SpelledLetter {
  readonly letter: string;
  /** It came with a word ("S as in Sam", "sierra"), so that it can hardly be another. */
  readonly isSure: boolean;
}

/** What was spelled, and what was said around it. */
export interface Spelled {
  readonly letters: readonly SpelledLetter[];
  /** The words before and between that are no letters: "sarah" of "sarah, s a r a h". */
  readonly words: string;
}

/** Whether a sentence spells something: single letters or words of a spelling alphabet in it, or nothing but names of letters. */
export function isSpelling(text: string): boolean {
  const [read] = readLetters(text);
  if (!read || read.letters.length < FEWEST) return false;
  if (read.words === "") return true;
  const plain = wordsOf(text).filter((word) => /^[a-z]$/.test(word)).length;
  return plain + read.letters.filter(({ isSure }) => isSure).length > FEWEST;
}

/** Two letters are initials ("J R Smith"). */
const FEWEST = 3;

/**
 * Reads letters as callers say them: "S-A-R-A-H", "ess ay are ay aitch", "S as in Sam", "S for sugar", "sierra", "double T", "B, no, D as
 * in dog", "M for Mike, not N". A word said with a letter overrules it: recognisers mistake letters, hardly words. "Double u" is W, or
 * two of them are U: the second reading is given where it may be meant. Without any letter, `letters` is empty.
 */
export function readLetters(text: string): readonly Spelled[] {
  const words = wordsOf(text.replaceAll(/x[-\s]?ray/giu, "xray")).filter(
    (word) => !SEPARATORS.has(word),
  );
  const read = readWords(words, "w");
  const isDoubleU = words.some((word, at) => word === "double" && isU(words[at + 1]));
  return isDoubleU ? [read, readWords(words, "uu")] : [read];
}

const SEPARATORS = new Set(
  "capital uppercase upper lowercase lower case big small letter hyphen dash minus apostrophe space dot period comma then um uh er and spelled spelt spelling thats its".split(
    " ",
  ),
);
const TAKES_BACK = new Set(["no", "sorry", "wait", "actually", "correction"]);
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3, two: 2, three: 3 };

function isU(word: string | undefined): boolean {
  return word === "u" || word === "you";
}

function readWords(words: readonly string[], doubleU: string): Spelled {
  const letters: SpelledLetter[] = [];
  const others: string[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? "";
    const next = readOne(words, at, doubleU);
    if (TAKES_BACK.has(word) && letters.length > 0 && readOne(words, at + 1, doubleU)) {
      letters.pop();
      at += 1;
    } else if (word === "not" && letters.length > 0) {
      at += 1 + (readOne(words, at + 1, doubleU)?.length ?? 0);
    } else if (next) {
      letters.push(...next.letters);
      at += next.length;
    } else {
      others.push(word);
      at += 1;
    }
  }
  return { letters, words: others.join(" ") };
}

/** Plain letters, none of which came with a word. */
export function unsure(word: string): readonly SpelledLetter[] {
  return Array.from(word, (letter) => ({ letter, isSure: false }));
}

interface One {
  readonly letters: readonly SpelledLetter[];
  /** How many words it took. */
  readonly length: number;
}

function readOne(words: readonly string[], at: number, doubleU: string): One | undefined {
  const word = words[at] ?? "";
  const next = words[at + 1];
  if (word === "double" && isU(next)) {
    const letters = unsure(doubleU);
    return { letters, length: 2 + exampleLength(words, at + 2) };
  }
  const times = TIMES[word];
  if (times !== undefined && next !== undefined) {
    // "Two l's" comes as "ls".
    const plain = /^[a-z]s$/.test(next) ? next.charAt(0) : next;
    const one =
      letterNamed(plain) === undefined
        ? undefined
        : readOne([plain, ...words.slice(at + 2)], 0, doubleU);
    return (
      one && {
        letters: Array.from({ length: times }, () => one.letters).flat(),
        length: 1 + one.length,
      }
    );
  }
  const letter = letterNamed(word);
  const example = exampleLength(words, letter === undefined ? at : at + 1);
  if (example > 0) {
    const length = example + (letter === undefined ? 0 : 1);
    const initial = (words[at + length - 1] ?? "").charAt(0);
    return { letters: [{ letter: initial, isSure: true }], length };
  }
  if (letter === undefined) return undefined;
  return { letters: [{ letter, isSure: isAlphabetWord(word) }], length: 1 };
}

/** How many words "as in Sam", "for sugar", "like Sam", "is for Sam" take, with the word itself; 0 where there is no such thing. */
function exampleLength(words: readonly string[], at: number): number {
  const lead = LEADS.find((one) => one.every((word, offset) => words[at + offset] === word));
  const example = lead && words[at + lead.length];
  return lead && example !== undefined && example.length > 1 ? lead.length + 1 : 0;
}

const LEADS: readonly (readonly string[])[] = [
  ["as", "in", "the"],
  ["as", "in"],
  ["is", "in"],
  ["is", "for"],
  ["as", "for"],
  ["as"],
  ["like", "in"],
  ["like"],
  ["for"],
];
