import type { Segment } from "soundswallower";

// Of 230 phrases by five voices nearly all that were understood rightly score above this a frame (10 ms), clean and at 20 dB
// of white noise; of 140 sentences that were in no grammar, one does.
const LIKELY = -56;
// A call acts on words from here on.
const LIKELY_CONFIDENCE = 0.65;
const CONFIDENCE_PER_UNIT = 0.035;
// The engine writes a score as a probability to this base.
const LOG_BASE = Math.log(1.0001);
const LEAST_PROBABILITY = 5e-4;
const FRAMES_PER_SECOND = 100;

/**
 * How far words may be acted on, 0 to 1, by how well they explain the sound they stand for: each frame's score is
 * relative to the best that any sound of the model could do there. Silence and breath do not count.
 */
export function confidenceOf(segments: readonly Segment[], wordPenalty: number): number {
  const words = segments.filter(({ t }) => !/^[<[(]/u.test(t));
  const frames = words.reduce((sum, { d }) => sum + d * FRAMES_PER_SECOND, 0);
  if (frames === 0) return 0;
  const score = words.reduce((sum, { p }) => sum + scoreOf(p) - wordPenalty, 0) / frames;
  const confidence = LIKELY_CONFIDENCE + (score - LIKELY) * CONFIDENCE_PER_UNIT;
  return Math.max(0, Math.min(1, confidence));
}

function scoreOf(probability: number): number {
  return Math.log(Math.max(probability, LEAST_PROBABILITY)) / LOG_BASE;
}
