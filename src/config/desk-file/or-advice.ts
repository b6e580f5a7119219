import { nearestWord } from "../nearest-word.ts";

/** A list longer than this is no help on one line. */
const MOST_SHOWN = 12;

/** What may have been meant by a word that isn't known: the nearest, or what there is. */
export function orAdvice(word: string, known: readonly string[]): string {
  const meant = nearestWord(word, known);
  if (meant !== undefined) return `did you mean ${meant}?`;
  const more = known.length > MOST_SHOWN ? ` and ${known.length - MOST_SHOWN} more` : "";
  return `known: ${known.slice(0, MOST_SHOWN).join(", ")}${more}`;
}
