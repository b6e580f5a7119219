import { readSpelling } from "../../../domain/dialogue/spelling.ts";
import { letterLikeness } from "../../../domain/people/matching/letter-likeness.ts";

/** The least that a spelled word and a heard one have in common when one stands for the other. */
const SAME_WORD = 0.5;
/** And where it isn't the one that was asked for. */
const SURELY_SAME_WORD = 0.8;

/** A whole name, and which of its words was spelled. */
export interface SpelledName {
  readonly name: string;
  readonly at: number;
}

/**
 * A visitor's name with what they spelled in the place of what was misheard: "Tom Backer" and "b a k e r" are Tom Baker, whichever `part`
 * was asked for. Null where nothing was spelled.
 */
export function spelledName(
  heard: string | null,
  text: string,
  part: "first-name" | "last-name" | "whole",
): SpelledName | null {
  const letters = readSpelling(onlyLetters(text));
  if (letters === null) return heard === null ? null : sameAgain(heard, text);
  const words = heard?.split(" ") ?? [];
  const likest = words
    .map((word, at) => ({
      at,
      likeness: letterLikeness(word.toLowerCase(), letters.toLowerCase()),
    }))
    .toSorted((a, b) => b.likeness - a.likeness)[0];
  const asked = part === "first-name" ? 0 : Math.max(0, words.length - 1);
  const least = part === "whole" ? SAME_WORD : SURELY_SAME_WORD;
  if (likest !== undefined && likest.likeness >= least)
    return { name: words.with(likest.at, letters).join(" "), at: likest.at };
  if (words.length < 2) return { name: letters, at: 0 };
  // Middle names were heard with the wrong ones: what was spelled says it all.
  return part === "first-name"
    ? { name: words.with(0, letters).join(" "), at: 0 }
    : { name: `${words[0]} ${letters}`, at: asked };
}

/** From the first single letter on: what was said before it is the name as a word. */
function onlyLetters(text: string): string {
  const at = text.search(/(?<![\p{L}'’])\p{L}(?![\p{L}'’])/u);
  return at === -1 ? text : text.slice(at);
}

/** The same name said once more is the name, however doubtful it was. */
function sameAgain(heard: string, text: string): SpelledName | null {
  const said = text.toLowerCase();
  const words = heard.toLowerCase().split(" ");
  return words.every((word) => said.includes(word)) ? { name: heard, at: words.length - 1 } : null;
}
