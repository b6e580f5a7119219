import { letterDistance } from "../spelling/letter-distance.ts";
import type { SpelledLetter } from "../spelling/read-letters.ts";
import type { NameIndex } from "./name-index.ts";
import type { Fit } from "./rank-people.ts";

/** What a part of a name counts that was spelled: spelling says more than sound, but others may share the part. */
const SPELLED_PART = 0.9;
/** Words and names less alike than this are left out. */
const LEAST = 0.5;
/** Beside what was spelled, what the rest of the words counts, and what it counts for those whose names are unlike it. */
const HEARD_SHARE = 0.4;
const UNHEARD = 0.25;

/**
 * Those whose names are most like the letters that were spelled: a word of the name, or the whole of it in one piece. The letters are
 * compared with the names there are, never taken for a name of their own. `heard` is how well names fit what else was said, if anything.
 */
export function rankSpelled(
  letters: readonly SpelledLetter[],
  heard: readonly Fit[],
  { words, holders, forms }: NameIndex,
): readonly Fit[] {
  const fits = new Map<number, Fit>();
  const offer = (person: number, likeness: number, part: Fit["heard"]): void => {
    const score = likeness * (part === "part" ? SPELLED_PART : 1);
    if (likeness < LEAST || score <= (fits.get(person)?.score ?? 0)) return;
    const sureness = { weakest: likeness, weakestName: likeness, byNickname: false };
    fits.set(person, { person, heard: part, isOneWord: true, score, ...sureness });
  };
  for (const [number, word] of words.entries()) {
    const likeness = spelledLikeness(letters, word.letters);
    if (likeness >= LEAST)
      for (const person of holders[number] ?? []) offer(person, likeness, "part");
  }
  for (const form of forms) offer(form.person, spelledLikeness(letters, form.letters), "whole");
  const heardScores = new Map(heard.map((fit) => [fit.person, fit.score]));
  const isHeard = heard.length > 0;
  const all = [...fits.values()].map((fit) =>
    isHeard ? withHeard(fit, heardScores.get(fit.person) ?? UNHEARD) : fit,
  );
  return all.toSorted((a, b) => b.score - a.score || a.person - b.person);
}

function withHeard(fit: Fit, heard: number): Fit {
  return { ...fit, score: (1 - HEARD_SHARE) * fit.score + HEARD_SHARE * heard };
}

/** 1 for the word itself, 0 for one that has nothing of the letters. */
function spelledLikeness(letters: readonly SpelledLetter[], word: string): number {
  const [shorter, longer] = [letters.length, word.length].toSorted((a, b) => a - b);
  if (shorter === undefined || longer === undefined || shorter < longer * LEAST) return 0;
  return Math.max(0, 1 - letterDistance(letters, word) / longer);
}
