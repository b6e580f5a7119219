import type { English } from "./english.ts";

/** One way in which writing differs from speech. */
export interface Rule {
  /** With the flags `gu`, and `i` where case means nothing. Looks at the whole text as it is written. */
  readonly pattern: RegExp;
  /** What is said in place of it, or nothing when it is something else after all. */
  readonly say: (match: RegExpExecArray, english: English) => string | undefined;
}

/** A number as people write it: with or without commas, and with decimals. */
export const NUMBER = String.raw`\d+(?:,\d{2,3})*(?:\.\d+)?`;
/** What stands between the two ends of a range. */
export const DASH = String.raw`\s?[-–—]\s?`;
/** Not in the middle of a word or of another number. */
export const START = String.raw`(?<![\p{L}\p{N}]|[\p{N}][.,:/])`;
export const END = String.raw`(?![\p{L}\p{N}]|[.,:/]\p{N})`;

/** Whether one of the thing stands before its noun: "a 30 min visit" is a thirty minute visit. */
export function isBeforeNoun({ input, index, 0: matched }: RegExpExecArray): boolean {
  return (
    /\ban?\s$/iu.test(input.slice(0, index)) &&
    /^\s\p{L}/u.test(input.slice(index + matched.length))
  );
}

/** The full stop that an abbreviation took with it, where it also ended the sentence. */
export function stopAfter({ input, index, 0: matched }: RegExpExecArray): string {
  if (!matched.endsWith(".")) return "";
  return /^["')\]]*(?:$|\s+["'(]?\p{Lu})/u.test(input.slice(index + matched.length)) ? "." : "";
}
