import type { Fit } from "./rank-people.ts";

/** Which of the three zones the best fits are in, and how many people fit about equally well. */
export interface Verdict {
  readonly status: "found" | "several" | "none";
  readonly alike: number;
}

/**
 * Accept, ask or refuse; `fits` come best first. `isSmall` says that the choice is among so few people that a nickname, or the one Priya
 * there is, tells who is meant. Calibrated on the tuning half of the test contacts, with the host there and with the host taken out of
 * the directory: of what is accepted nothing is wrong there but an exact name that somebody else really bears.
 */
export function decide(fits: readonly Fit[], isSmall: boolean): Verdict {
  const [best, second] = fits;
  if (!best || best.score < least(best)) return { status: "none", alike: 0 };
  if (isCertain(best, second, isSmall)) return { status: "found", alike: 1 };
  const near = fits.filter((fit) => fit.score >= Math.max(best.score - NEAR, LEAST_PART));
  return { status: "several", alike: near.length };
}

/**
 * As `decide`, for what was spelled: every letter must be right for certainty, since names that differ in one letter are common, and nobody
 * else's name may come as near.
 */
export function decideSpelled(fits: readonly Fit[]): Verdict {
  const [best, second] = fits;
  if (!best || best.weakest < LEAST_SPELLED) return { status: "none", alike: 0 };
  const ahead = best.score - (second?.score ?? 0);
  if (best.weakest >= CERTAIN_SPELLED && ahead >= SPELLED_MARGIN) {
    return { status: "found", alike: 1 };
  }
  const near = fits.filter((fit) => fit.score >= best.score - NEAR_SPELLED);
  return { status: "several", alike: near.length };
}

const LEAST_SPELLED = 0.7;
const CERTAIN_SPELLED = 0.98;
const SPELLED_MARGIN = 0.04;
const NEAR_SPELLED = 0.06;

/** People up to this much below the best are worth asking about. */
const NEAR = 0.12;
/** Under these, what was heard says too little to ask about anybody. A part must be heard well: this is 85 % of its worth. */
const LEAST_WHOLE = 0.6;
const LEAST_PART = 0.55;

function least({ heard }: Fit): number {
  return heard === "whole" ? LEAST_WHOLE : LEAST_PART;
}

const CERTAIN = 0.8;
/** How far behind the next must be, and how unlike: the names of two people who sound nearly the same are always asked about. */
const MARGIN = 0.08;
const RIVAL = 0.88;
/** How well each word must fit; and how alike each must sound that is a name as it stands: less among few people. */
const WORST_WORD = 0.65;
const WORST_NAME = 0.95;
const WORST_NAME_OF_FEW = 0.85;
/** A single word must be heard exactly, or as good as; a part of a name must be nobody else's, too. */
const CERTAIN_PART = 0.93;
const PART_MARGIN = 0.08;

function isCertain(best: Fit, second: Fit | undefined, isSmall: boolean): boolean {
  const ahead = best.score - (second?.score ?? 0);
  if (best.heard === "part") {
    return isSmall && best.weakest >= CERTAIN_PART && ahead >= PART_MARGIN;
  }
  return (
    best.score >= CERTAIN &&
    ahead >= MARGIN &&
    (second?.score ?? 0) < RIVAL &&
    best.weakest >= (best.isOneWord ? CERTAIN_PART : WORST_WORD) &&
    best.weakestName >= (isSmall ? WORST_NAME_OF_FEW : WORST_NAME) &&
    (isSmall || !best.byNickname)
  );
}
