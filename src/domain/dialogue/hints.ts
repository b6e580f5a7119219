/** Help for a recogniser: what the caller is likely to say now. */
export interface Hints {
  /** Names and words of this business, most telling first, for recognisers that take key terms. */
  readonly keyTerms: readonly string[];
  /** A JSGF grammar in lower-case words, for recognisers that take a grammar. */
  readonly grammar: string;
  /** How long a caller may pause within an answer; for recognisers that decide where an utterance ends. */
  readonly pauseMs?: number;
}
