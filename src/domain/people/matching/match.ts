/** Who is meant by a name that was heard. */
export interface Match {
  /**
   * `found`: one person, to be confirmed by one short read-back. `several`: ask which of the first two or three. `none`: ask for
   * the name to be spelled or typed. Two people whose names sound the same are always `several`.
   */
  readonly status: "found" | "several" | "none";
  /** Up to five, the likeliest first; also with `none`, where they are guesses nobody should be asked about. */
  readonly candidates: readonly Candidate[];
  /**
   * How many people the words fit about equally well, candidates or not: 1 with `found`, 0 with `none`. Where it is more than three,
   * ask for more of the name instead of reading out a list.
   */
  readonly alike: number;
}

export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** From 0 to 1; 1 is the whole name exactly as it is written. */
  readonly score: number;
  readonly department?: string;
  readonly site?: string;
}

/** What is known beside the words. All of it narrows or tips the choice; none of it brings up somebody whose name is unlike. */
export interface MatchContext {
  /** What the visitor spelled, in their words or as letters: "O, B as in boy, R I E N". */
  readonly spelled?: string;
  /** In the visitor's words: "engineering", "the marketing team". */
  readonly department?: string;
  readonly site?: string;
  /** Ids of people who expect somebody like this visitor about now. */
  readonly expecting?: readonly string[];
}

/** A directory made ready for matching; built once for each state of the directory, then read by every visit. */
export interface Directory {
  readonly size: number;
  /** Who is meant by what was heard: a name, or a sentence around one ("I'm here to see Sarah from engineering"). */
  match(heard: string, context?: MatchContext): Match;
}
