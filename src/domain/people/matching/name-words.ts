import { pronounce } from "./sound/pronounce.ts";

/** One part of a name, comparable however it was written. */
export interface NameWord {
  /** Lower-case letters without accents: "obrien", "delacruz". */
  readonly letters: string;
  /** The ways it is said, the likeliest first. */
  readonly sounds: readonly Uint8Array[];
}

/**
 * The parts of a name, without titles: "Dr. José de la Cruz-O'Neil Jr." is jose, delacruz, oneil. A title before a single word stays in a
 * written name, where it may be the given name; in speech "Mr. Smith" is just Smith.
 */
export function nameWords(
  name: string,
  options: { readonly written: boolean },
): readonly NameWord[] {
  const all = wordsOf(name);
  const untitled = all.filter((word, at) => !isTitle(word, at, all));
  return joined(options.written && untitled.length < 2 ? all : untitled).map((parts) => ({
    letters: parts.join(""),
    sounds: soundsOf(parts),
  }));
}

/** The words of any text in lower case, without accents; apostrophes within words vanish, and hyphens part words. */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll(/[’'‘`´ʼ]/gu, "")
    .replaceAll(/[ßøæœłđðþı]/gu, (letter) => OTHER_LETTERS[letter] ?? letter);
  return plain.normalize("NFC").match(/[\p{L}\p{M}]+/gu) ?? [];
}

const OTHER_LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

const BEFORE_NAMES = new Set(
  "mr mrs ms miss mister missus dr doctor prof professor sir madam maam reverend rev captain shri smt".split(
    " ",
  ),
);
const AFTER_NAMES = new Set("jr junior sr senior ii iii iv phd md esq".split(" "));

function isTitle(word: string, at: number, all: readonly string[]): boolean {
  if (all.length < 2) return false;
  if (at < all.length - 1 && BEFORE_NAMES.has(word)) return true;
  return at > 1 && AFTER_NAMES.has(word) && all.slice(at).every((one) => AFTER_NAMES.has(one));
}

/** "Mc Kinney", "O Brien" and "de la Cruz" are said in one piece, wherever they stand. */
const PREFIXES = new Set(["mc", "mac", "o"]);
/** These are names of their own at the beginning or the end: Van Nguyen, Al Smith. */
const PARTICLES = new Set(
  "de del della da di do dos du la le van von der den ten ter bin ibn al el st san".split(" "),
);

function joined(words: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let open = false;
  for (const [at, word] of words.entries()) {
    const last = groups.at(-1);
    if (open && last) last.push(word);
    else groups.push([word]);
    const isLast = at === words.length - 1;
    open = !isLast && (PREFIXES.has(word) || (at > 0 && PARTICLES.has(word)));
  }
  return groups;
}

function soundsOf(parts: readonly string[]): readonly Uint8Array[] {
  const whole = pronounce(parts.join(""));
  if (parts.length === 1) return whole;
  const inParts = parts.flatMap((part) => [...(pronounce(part)[0] ?? [])]);
  return PREFIXES.has(parts[0] ?? "") ? whole : [Uint8Array.from(inParts)];
}
