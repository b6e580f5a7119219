import { WEIGHTS } from "./weights.ts";
import type { Heard } from "./heard-words.ts";
import type { NameIndex } from "./name-index.ts";
import { type NameScore, scoreName } from "./name-score.ts";
import { shortlist } from "./shortlist.ts";

/** How well somebody's name fits what was heard. */
export interface Fit extends NameScore {
  readonly person: number;
  /** Whether their whole name was heard, or a part of it. */
  readonly heard: "whole" | "part";
  /** Whether a single word was heard. */
  readonly isOneWord: boolean;
}

/** Parts less alike than this are no reason to think of anybody. */
const LEAST_PART = 0.5;
/** A part as alike as this was heard as such. */
const CLEAR_PART = 0.93;
/** Of the words most like a part, this many are followed to those who have them. */
const MOST_WORDS = 40;

/** Those whose names are most like what was heard, the likeliest first. */
export function rankPeople(heard: Heard, index: NameIndex): readonly Fit[] {
  const fits = new Map<number, Fit>();
  const offer = (fit: Fit): void => {
    if (fit.score > (fits.get(fit.person)?.score ?? 0)) fits.set(fit.person, fit);
  };
  const parts = partFits(heard, index);
  for (const fit of parts) offer(fit);
  // "Sarah" is Sarah, not a whole "Sarah Gay" badly heard; of all Sarahs, those come first whose whole names are nearer.
  const isPart = new Set(parts.flatMap((fit) => (fit.weakest >= CLEAR_PART ? fit.person : [])));
  const nearness = new Map<number, number>();
  const isOneWord = heard.words.length === 1;
  for (const at of shortlist(heard, index)) {
    const form = index.forms[at];
    if (!form) continue;
    const fit = scoreName(heard, form, index);
    if (form.words.length > 1 && isPart.has(form.person)) nearness.set(form.person, fit.score);
    else offer({ person: form.person, heard: "whole", isOneWord, ...fit });
  }
  const near = ({ person }: Fit): number => nearness.get(person) ?? 0;
  return [...fits.values()].toSorted(
    (a, b) => b.score - a.score || near(b) - near(a) || a.person - b.person,
  );
}

function partFits({ likeness, asOne, nicknames }: Heard, { holders }: NameIndex): readonly Fit[] {
  const row = asOne ?? likeness[0];
  if (!row) return [];
  const best = [...row.keys()]
    .filter((word) => (row[word] ?? 0) >= LEAST_PART)
    .toSorted((a, b) => (row[b] ?? 0) - (row[a] ?? 0))
    .slice(0, MOST_WORDS);
  return best.flatMap((word) => {
    const alike = row[word] ?? 0;
    const byNickname = asOne === undefined && nicknames[0]?.has(word) === true;
    return (holders[word] ?? []).map((person) => ({
      person,
      heard: "part" as const,
      isOneWord: asOne === undefined,
      score: alike * WEIGHTS.part,
      weakest: alike,
      weakestName: alike,
      byNickname,
    }));
  });
}
