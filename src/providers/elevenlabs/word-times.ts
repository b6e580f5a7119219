import type { Alignment } from "./messages.ts";

/** Finds when the words of a text begin, from the times of its characters, which come piece by piece. */
export class WordTimes {
  readonly #words: readonly string[];
  #begun = 0;
  #inWord = false;

  constructor(text: string) {
    this.#words = text.split(/\s+/u).filter((word) => word !== "");
  }

  /** The words that begin in the next piece, which itself begins at `atMs` of the utterance. */
  take({ characters, startsMs }: Alignment, atMs: number): { text: string; atMs: number }[] {
    const found: { text: string; atMs: number }[] = [];
    for (const [index, character] of characters.entries()) {
      const isSpace = character.trim() === "";
      if (!isSpace && !this.#inWord) {
        const word = this.#words[this.#begun];
        const startMs = startsMs[index];
        if (word !== undefined && startMs !== undefined)
          found.push({ text: word, atMs: Math.round(atMs + startMs) });
        this.#begun += 1;
      }
      this.#inWord = !isSpace;
    }
    return found;
  }
}
