/** A word of an utterance and where it stands in the text. */
export interface Token {
  /** Lower case, without apostrophes: "What's" and "whats" are one word; "Dr" is the doctor whom people say. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The words of an utterance, comparable however it was written: recogniser output and typed text alike. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}:+&]+(?:['’‘`][\p{L}\p{M}]+)*/gu)].map((match) => ({
    word: plainWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function plainWord(written: string): string {
  const word = written.toLowerCase().replaceAll(/['’‘`]/gu, "");
  return word === "dr" ? "doctor" : word;
}

/** Only the words. */
export function wordsOf(text: string): readonly string[] {
  return tokensOf(text).map(({ word }) => word);
}

/** Whether `phrase` stands in `words` at `at`. */
export function standsAt(words: readonly string[], phrase: readonly string[], at: number): boolean {
  return phrase.every((word, offset) => words[at + offset] === word);
}

/** Whether `phrase` stands anywhere in `words`, as whole words. */
export function hasPhrase(words: readonly string[], phrase: string): boolean {
  const wanted = wordsOf(phrase);
  return words.some((_, at) => standsAt(words, wanted, at));
}
