import { wordsOf } from "../dialogue/words.ts";
import type { HostAnswer } from "./host-answer.ts";

/** What a host means who writes or speaks instead of pressing a button. */
export interface ReadAnswer {
  readonly answer: HostAnswer;
  /** Their own words, where there are more than the answer. */
  readonly said?: string;
}

/**
 * Reads what a host wrote or said: a number from 1 to 4, the answer in words, or else their own words. Undefined when there are no
 * words at all.
 */
export function readHostAnswer(text: string): ReadAnswer | undefined {
  const trimmed = text.trim();
  const words = wordsOf(trimmed).join(" ");
  if (words === "") return undefined;
  const code = CODE.exec(words);
  const answer = CODES.get(code?.[1] ?? code?.[2] ?? "");
  if (code && answer) {
    const rest = trimmed.replace(/^\W*(?:(?:press|option|number)\W+)?\w+[\s.,:;)-]*/iu, "").trim();
    return rest === "" ? { answer } : { answer, said: rest };
  }
  const meant = MEANINGS.find(([pattern]) => pattern.test(words));
  if (!meant) return { answer: "said", said: trimmed };
  const [, means] = meant;
  return words.split(" ").length <= MOST_WORDS_OF_AN_ANSWER
    ? { answer: means, ...(minutesIn(words) !== undefined && { said: trimmed }) }
    : { answer: "said", said: trimmed };
}

/** How many minutes somebody says it will take; undefined when they don't say. */
export function minutesIn(text: string): number | undefined {
  const words = wordsOf(text).join(" ");
  const found =
    /\b(\d{1,2}|an?|two|three|four|five|ten|fifteen|twenty|thirty) ?(?:m|min|mins|minute|minutes)\b/u.exec(
      words,
    );
  if (found?.[1] === undefined) return undefined;
  const minutes = NUMBERS.get(found[1]) ?? Number(found[1]);
  return minutes > 0 ? minutes : undefined;
}

/** The one who is sent, where that is all that was written: "Grace Kim". Undefined for anything longer or other. */
export function colleagueIn(said: string | undefined): string | undefined {
  return said !== undefined && /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}$/u.test(said)
    ? said
    : undefined;
}

/** A digit may have words behind it ("2 ten minutes"); "two of us" and "3 minutes" are no answers. */
const CODE =
  /^(?:press |option |number )?(?:([1-4])\b(?! (?:min|hour|sec|mom|people|more)\w*)|(one|two|three|four)$)/u;

/** Longer than this it is a message, whatever words are in it. */
const MOST_WORDS_OF_AN_ANSWER = 7;

const CODES: ReadonlyMap<string, HostAnswer> = new Map([
  ["1", "on-my-way"],
  ["one", "on-my-way"],
  ["2", "wait"],
  ["two", "wait"],
  ["3", "colleague"],
  ["three", "colleague"],
  ["4", "not-expected"],
  ["four", "not-expected"],
]);

// What denies comes first: "I'm not expecting anybody, on my way home" is no coming.
const MEANINGS: readonly (readonly [RegExp, Exclude<HostAnswer, "said">])[] = [
  [
    /\b(?:not|nt|wasnt|isnt|dont|never) (?:\w+ )?(?:expect|know)|\bno idea who|\bwrong person\b|\bdont know (?:him|her|them|who)/u,
    "not-expected",
  ],
  [
    /\b(?:send|sending|get|getting) (?:a|my|the) colleague\b|\b(?:a|my) colleague (?:will|is|can)\b|\b(?:somebody|someone) else (?:will|is|can)\b/u,
    "colleague",
  ],
  [
    /\b(?:ask|tell|have) (?:them|him|her) to wait\b|\b(?:please )?wait\b|\b(?:give|need) me\b|\bi need\b|\bjust a (?:minute|moment|sec|second)\b|\bone (?:moment|minute)\b|\bhold on\b/u,
    "wait",
  ],
  [
    /^(?:ok |okay |yes |yep |sure |great |thanks |thank you |im |i am |ill be |i will be )*(?:on my way|omw|coming|be right there|right there|be there|be right down|right down|coming down|coming now|there in a (?:second|moment|minute))(?: down| now| thanks| thank you| please)*$/u,
    "on-my-way",
  ],
];

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ["a", 1],
  ["an", 1],
  ["two", 2],
  ["three", 3],
  ["four", 4],
  ["five", 5],
  ["ten", 10],
  ["fifteen", 15],
  ["twenty", 20],
  ["thirty", 30],
]);
