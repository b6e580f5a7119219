import type { DirectoryPerson } from "./directory-person.ts";
import { type NameWord, nameWords } from "./name-words.ts";
import { soundClasses } from "./sound/sound-classes.ts";

/** A name somebody goes by, with what it takes to compare it. */
export interface NameForm {
  /** The number of the person in the directory. */
  readonly person: number;
  /** The numbers of its words. */
  readonly words: readonly number[];
  readonly letters: string;
  readonly sound: Uint8Array;
  /** What a perfect match of this form counts, 0 to 1: less where the person has more names than it holds. */
  readonly worth: number;
}

/** Everybody's names, taken apart once. */
export interface NameIndex {
  readonly people: readonly DirectoryPerson[];
  readonly forms: readonly NameForm[];
  /** Every word of a name, once. */
  readonly words: readonly NameWord[];
  /** For each word, who has it in their name. */
  readonly holders: readonly (readonly number[])[];
  /** The number of a word by its letters. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The sound classes of all forms in a row, and where each form's begin (one more than there are forms). */
  readonly classes: Uint8Array;
  readonly starts: Uint32Array;
}

/** A name without its middle or its second surname is still the whole name, almost. */
const SHORTENED = 0.97;

/** Takes the names and aliases of everybody apart. */
export function indexNames(people: readonly DirectoryPerson[]): NameIndex {
  const words: NameWord[] = [];
  const numbers = new Map<string, number>();
  const holders: number[][] = [];
  const forms: NameForm[] = [];

  const numberOf = (word: NameWord): number => {
    const known = numbers.get(word.letters);
    if (known !== undefined) return known;
    numbers.set(word.letters, words.length);
    holders.push([]);
    return words.push(word) - 1;
  };
  for (const [person, { name, aliases = [] }] of people.entries()) {
    const own = nameWords(name, { written: true });
    const surname = own.slice(1);
    const ways = [...shortened(own), ...aliases.flatMap((alias) => aliasWays(alias, surname))];
    const seen = new Set<string>();
    for (const { parts, worth } of ways) {
      const ids = parts.map(numberOf);
      for (const id of ids) if (holders[id]?.at(-1) !== person) holders[id]?.push(person);
      if (parts.length < 2 && own.length > 1) continue;
      const key = ids.join(" ");
      if (seen.has(key)) continue;
      seen.add(key);
      const letters = parts.map((part) => part.letters).join("");
      forms.push({ person, words: ids, letters, sound: inOnePiece(parts), worth });
    }
  }
  const classes = forms.map(({ sound }) => soundClasses(sound));
  const starts = new Uint32Array(forms.length + 1);
  for (const [at, one] of classes.entries()) starts[at + 1] = (starts[at] ?? 0) + one.length;
  const row = new Uint8Array(starts[forms.length] ?? 0);
  for (const [at, one] of classes.entries()) row.set(one, starts[at] ?? 0);
  return { people, forms, words, holders, numbers, classes: row, starts };
}

/** The sound of several words said one after the other. */
export function inOnePiece(words: readonly NameWord[]): Uint8Array {
  return Uint8Array.from(words.flatMap(({ sounds }) => [...(sounds[0] ?? [])]));
}

interface Way {
  readonly parts: readonly NameWord[];
  readonly worth: number;
}

/** The whole name, and a name of three or more parts without one of those after the first. */
function shortened(parts: readonly NameWord[]): readonly Way[] {
  const whole = { parts, worth: 1 };
  if (parts.length < 3) return [whole];
  const [first] = parts;
  if (!first) return [];
  const pairs = parts.slice(1).map((part) => ({ parts: [first, part], worth: SHORTENED }));
  return [whole, ...pairs];
}

/** An alias of one word stands for the given name: "Sally" of Sarah Miller is Sally Miller, too. */
function aliasWays(alias: string, surname: readonly NameWord[]): readonly Way[] {
  const parts = nameWords(alias, { written: true });
  if (parts.length !== 1) return shortened(parts).filter((way) => way.parts.length > 0);
  return [
    { parts: [...parts, ...surname], worth: 1 },
    { parts, worth: 1 },
  ];
}
