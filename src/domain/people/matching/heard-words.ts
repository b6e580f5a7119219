import { WEIGHTS } from "./weights.ts";
import type { NameIndex } from "./name-index.ts";
import { inOnePiece } from "./name-index.ts";
import { type NameWord, nameWords } from "./name-words.ts";
import { isCommonName } from "./common-names.ts";
import { otherNames } from "./nicknames.ts";
import { likestSounds } from "./sound/sound-likeness.ts";
import { wordLikeness } from "./word-likeness.ts";

/** A name that was heard, compared with every word of the directory. */
export interface Heard {
  readonly words: readonly NameWord[];
  /** For each heard word, whether it is somebody's name as it stands, and so was perhaps heard right. */
  readonly isName: readonly boolean[];
  readonly letters: string;
  readonly sound: Uint8Array;
  /** For each heard word, how alike it is to each word of the directory, 0 to 1. */
  readonly likeness: readonly Float32Array[];
  /** For each heard word, the words of the directory that are other names for it. */
  readonly nicknames: readonly ReadonlySet<number>[];
  /** All heard words taken as one word (a name torn apart), likewise; undefined where there is one word only. */
  readonly asOne: Float32Array | undefined;
}

/** Compares what was heard with all words of the directory; undefined where no word was heard. */
export function hearName(name: string, index: NameIndex): Heard | undefined {
  const words = nameWords(name, { written: false }).slice(0, MOST_WORDS);
  if (words.length === 0) return undefined;
  const likeness = words.map((word) => compare(word, index));
  const nicknames = words.map((word, at) => addNicknames(word, likeness[at], index));
  const letters = words.map((word) => word.letters).join("");
  const sound = inOnePiece(words);
  const asOne = words.length === 1 ? undefined : compare({ letters, sounds: [sound] }, index);
  const isName = words.map((word) => index.numbers.has(word.letters) || isCommonName(word.letters));
  return { words, isName, letters, sound, likeness, nicknames, asOne };
}

/** Nobody's name is longer; whoever talks on is not telling a name. */
const MOST_WORDS = 8;

function compare(word: NameWord, { words }: NameIndex): Float32Array {
  return Float32Array.from(words, (other) => wordLikeness(word, other));
}

function addNicknames(
  { letters, sounds }: NameWord,
  likeness: Float32Array | undefined,
  { numbers, words }: NameIndex,
): ReadonlySet<number> {
  const found = new Set<number>();
  if (!likeness) return found;
  const { near, far } = otherNames(letters);
  for (const [names, worth] of [
    [near, WEIGHTS.nickname],
    [far, WEIGHTS.farNickname],
  ] as const) {
    for (const name of names) {
      const number = numbers.get(name);
      if (number === undefined || (likeness[number] ?? 0) >= worth) continue;
      if (likestSounds(sounds, words[number]?.sounds ?? []) === 1) continue;
      likeness[number] = worth;
      found.add(number);
    }
  }
  return found;
}
