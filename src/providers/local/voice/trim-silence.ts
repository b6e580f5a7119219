// Below this a sample of flite's output is the noise of its pauses.
const QUIET = 0.004;
// A little air is kept at both ends, so that no sound begins or ends with a click.
const LEAD_MS = 20;
const TAIL_MS = 120;

/** Cuts the long pauses that flite puts before and after a text: each is time that a caller would wait. */
export function trimSilence(samples: Float32Array, sampleRateHz: number): Float32Array {
  const first = samples.findIndex((sample) => Math.abs(sample) > QUIET);
  if (first === -1) return samples;
  const last = samples.findLastIndex((sample) => Math.abs(sample) > QUIET);
  const perMs = sampleRateHz / 1000;
  return samples.subarray(
    Math.max(0, Math.floor(first - LEAD_MS * perMs)),
    Math.ceil(last + TAIL_MS * perMs),
  );
}
