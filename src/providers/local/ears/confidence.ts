// The score of the phrase falls behind that of the free phones by this much a frame (10 ms): of phrases understood
// rightly half lie above `SURE`, and nearly all speech that was no phrase of the grammar below `UNSURE`.
const SURE = -4;
const UNSURE = -14;

/**
 * How far words may be acted on, 0 to 1, from the log-likelihood ratio a frame between the best phrase of the grammar and
 * the best sequence of phones at all.
 */
export function confidenceOf(ratioPerFrame: number): number {
  const place = (ratioPerFrame - UNSURE) / (SURE - UNSURE);
  return Math.max(0, Math.min(1, place));
}
