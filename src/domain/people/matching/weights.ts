/**
 * The numbers by which names are scored, each between 0 and 1. Tuned on the half of shared test contacts that `npm run bench -- names`
 * doesn't report; recall hardly moves when one of them does, so they are round.
 */
export const WEIGHTS = {
  /** Of the likeness of two words, what their sound counts; the rest is spelling. */
  wordSound: 0.65,
  /** Of the likeness of two whole names: their sound in one piece, their letters in one piece, their words one by one. */
  sound: 0.6,
  letters: 0.1,
  words: 0.3,
  /** What a name counts that was said with the last word first: "Rivera Joe". */
  swapped: 0.8,
  /** What a name counts for which its nickname was said; and "Rob" for "Bob". */
  nickname: 0.9,
  farNickname: 0.8,
  /** What a name counts of which only a part was said: others may share it. */
  part: 0.65,
  /** Leaving a phoneme out, or putting one in, beside exchanging one. */
  gap: 0.85,
} as const;
