import { nearestWord } from "../nearest-word.ts";

/** What may have been meant by a word that isn't known: the nearest, or what there is. */
export function orAdvice(word: string, known: readonly string[]): string {
  const meant = nearestWord(word, known);
  return meant === undefined ? `known: ${known.join(", ")}` : `did you mean ${meant}?`;
}
