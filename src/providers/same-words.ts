import { wordsOf } from "../domain/dialogue/words.ts";

/** Whether two texts are the same words, however they are written. */
export function sameWords(one: string, other: string): boolean {
  return wordsOf(one).join(" ") === wordsOf(other).join(" ");
}
