import { readSpelling } from "../../../domain/dialogue/spelling.ts";
import { letterLikeness } from "../../../domain/people/matching/letter-likeness.ts";

/** The least that a spelled word and a heard one have in common when one stands for the other. */
const SAME_WORD = 0.5;

/**
 * A visitor's name with what they spelled in the place of what was misheard: "Tom Backer" and "b a k e r" are Tom Baker. Null where
 * nothing was spelled.
 */
export function spelledName(heard: string | null, text: string): string | null {
  const letters = readSpelling(onlyLetters(text));
  if (letters === null) return heard === null ? null : sameAgain(heard, text);
  const words = heard?.split(" ") ?? [];
  const likest = words
    .map((word, at) => ({
      at,
      likeness: letterLikeness(word.toLowerCase(), letters.toLowerCase()),
    }))
    .toSorted((a, b) => b.likeness - a.likeness)[0];
  if (likest === undefined || likest.likeness < SAME_WORD)
    return words.length < 2 ? letters : `${words[0]} ${letters}`;
  return words.with(likest.at, letters).join(" ");
}

/** From the first single letter on: what was said before it is the name as a word. */
function onlyLetters(text: string): string {
  const at = text.search(/(?<![\p{L}'’])\p{L}(?![\p{L}'’])/u);
  return at === -1 ? text : text.slice(at);
}

/** The same name said once more is the name, however doubtful it was. */
function sameAgain(heard: string, text: string): string | null {
  const said = text.toLowerCase();
  return heard
    .toLowerCase()
    .split(" ")
    .every((word) => said.includes(word))
    ? heard
    : null;
}
