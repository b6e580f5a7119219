/** When Flux takes a turn for over, in the names of its query and of `Configure`. */
export interface FluxThresholds {
  readonly eot_threshold: number;
  readonly eager_eot_threshold: number;
  readonly eot_timeout_ms: number;
}

// The pause of a question that may be answered with anything, which Flux's own defaults were made for.
const USUAL_PAUSE_MS = 600;
const USUAL_THRESHOLD = 0.7;
// A pause that may be a second longer wants two thirds of what is left to certainty.
const THRESHOLD_PER_MS = 1 / 4000;
// As far below as Deepgram's examples have it: an eager turn is a guess that is cheap to take back.
const EAGER_BELOW = 0.3;

/**
 * How certain Flux must be, given how long a caller may pause within this answer: soon after a yes or a no, late while a number is
 * being given. Within the ranges of https://developers.deepgram.com/docs/flux/configuration, older and newer.
 */
export function fluxThresholds(pauseMs: number = USUAL_PAUSE_MS): FluxThresholds {
  const wanted = USUAL_THRESHOLD + (pauseMs - USUAL_PAUSE_MS) * THRESHOLD_PER_MS;
  const threshold = round(Math.min(0.9, Math.max(0.6, wanted)));
  return {
    eot_threshold: threshold,
    eager_eot_threshold: round(threshold - EAGER_BELOW),
    eot_timeout_ms: Math.round(Math.min(5000, Math.max(1500, 1000 + 2.5 * pauseMs))),
  };
}

function round(threshold: number): number {
  return Math.round(threshold * 100) / 100;
}
