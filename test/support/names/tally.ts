import type { HeardContact } from "./contacts.ts";

/** How often whom somebody asked for came first, and among the first three. */
export interface Recall {
  readonly count: number;
  /** 0 to 1. */
  readonly atOne: number;
  readonly atThree: number;
}

/** Asks for each contact and counts; `candidates` answers ids, the likeliest first. */
export function recallOf(
  contacts: readonly HeardContact[],
  candidates: (heard: string) => readonly string[],
): Recall {
  let [first, firstThree] = [0, 0];
  for (const { heard, id } of contacts) {
    const place = candidates(heard).indexOf(id);
    if (place === 0) first += 1;
    if (place >= 0 && place < 3) firstThree += 1;
  }
  const count = contacts.length;
  return { count, atOne: first / count, atThree: firstThree / count };
}

/** The chance that a pair that is the same scores over one that is not, ties counted half: the area under the ROC curve. */
export function areaUnderCurve(scores: readonly { score: number; isSame: boolean }[]): number {
  const sorted = scores.toSorted((a, b) => a.score - b.score);
  const same = sorted.filter(({ isSame }) => isSame).length;
  let ranks = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (sorted[to]?.score === sorted[from]?.score && to < sorted.length) to += 1;
    const rank = (from + to + 1) / 2;
    ranks += rank * sorted.slice(from, to).filter(({ isSame }) => isSame).length;
    from = to;
  }
  return (ranks - (same * (same + 1)) / 2) / (same * (sorted.length - same));
}
