import { wordsOf } from "./words.ts";

/**
 * The word a caller spelled: "a n i t a", "b as in bravo, o, b", "alpha november", "double t", "A-N-I-T-A". Returns it
 * with a capital first letter, or null when fewer than two letters were spelled.
 */
export function readSpelling(text: string): string | null {
  const words = wordsOf(text);
  let spelled = "";
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const doubled = word === "double" && letterOf(words[at + 1] ?? "") !== null;
    const letter = letterOf(doubled ? (words[at + 1] ?? "") : word);
    if (letter !== null) {
      spelled += letter.repeat(doubled ? 2 : 1);
      at += (doubled ? 1 : 0) + exampleLength(words, at + (doubled ? 2 : 1));
    } else if (/^\p{L}{2,}$/u.test(word) && spelled.length > 1) {
      break;
    }
  }
  return spelled.length < 2 ? null : spelled.charAt(0).toUpperCase() + spelled.slice(1);
}

/** The letters of the ICAO spelling alphabet, for the recogniser and for "b as in bravo". */
export const SPELLING_WORDS: readonly string[] = (
  "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo " +
  "sierra tango uniform victor whiskey xray yankee zulu"
).split(" ");

/** "as in bravo", "for bravo", "like bravo" after a letter. */
function exampleLength(words: readonly string[], at: number): number {
  if (words[at] === "as" && (words[at + 1] === "in" || words[at + 1] === "for")) return 3;
  return words[at] === "for" || words[at] === "like" ? 2 : 0;
}

function letterOf(word: string): string | null {
  if (/^\p{L}$/u.test(word)) return word;
  if (word === "zed" || word === "zee") return "z";
  return SPELLING_WORDS.includes(word) ? word.charAt(0) : null;
}
