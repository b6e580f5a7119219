/** Zero crossings of the sinc on each side: stop-band about 80 dB down, far below what speech needs. */
const ZERO_CROSSINGS = 16;

/** Shape of the Kaiser window; 8 gives that stop-band. */
const KAISER_BETA = 8;

/** The band that is kept, as a part of what the lower rate can carry; the rest is the filter's slope. */
const PASSBAND = 0.92;

/** Points of the filter kept for each zero crossing; values between are interpolated. */
const POINTS = 512;

/**
 * Changes the sample rate of a stream, chunk by chunk and without clicks between chunks, for any two rates. A windowed
 * sinc: what the lower rate cannot carry is filtered out first, so nothing folds back into the voice.
 */
export class Resampler {
  readonly #step: number;
  readonly #scale: number;
  readonly #reach: number;
  readonly #filter: Float64Array;
  #history: Float32Array;
  /** Input samples that came before the first one in `#history`; the stream begins with `#reach` samples of silence. */
  #dropped: number;
  #outputCount = 0;

  constructor(fromHz: number, toHz: number) {
    this.#step = fromHz / toHz;
    this.#scale = Math.min(1, toHz / fromHz) * PASSBAND;
    this.#reach = Math.ceil(ZERO_CROSSINGS / this.#scale);
    this.#filter = kaiserSinc();
    this.#history = new Float32Array(this.#reach);
    this.#dropped = -this.#reach;
  }

  /** Takes the next samples and gives what can be computed with them; it trails by some milliseconds. */
  push(input: Float32Array): Float32Array {
    const samples = new Float32Array(this.#history.length + input.length);
    samples.set(this.#history);
    samples.set(input, this.#history.length);
    const endsAt = this.#dropped + samples.length;

    const output: number[] = [];
    let center = this.#outputCount * this.#step;
    while (center + this.#reach < endsAt) {
      output.push(this.#at(samples, center - this.#dropped));
      this.#outputCount += 1;
      // Multiplied afresh each time: adding up steps would drift over a long call.
      center = this.#outputCount * this.#step;
    }

    const needed = Math.max(
      0,
      Math.min(samples.length, Math.floor(center) - this.#reach - this.#dropped),
    );
    this.#history = samples.slice(needed);
    this.#dropped += needed;
    return Float32Array.from(output);
  }

  /** The value of the stream at a place between samples. */
  #at(samples: Float32Array, center: number): number {
    const first = Math.max(0, Math.ceil(center - this.#reach));
    const last = Math.min(samples.length - 1, Math.floor(center + this.#reach));
    let sum = 0;
    for (let index = first; index <= last; index += 1) {
      const place = Math.abs(index - center) * this.#scale * POINTS;
      const point = Math.floor(place);
      const low = this.#filter[point] ?? 0;
      const high = this.#filter[point + 1] ?? 0;
      sum += (samples[index] ?? 0) * (low + (high - low) * (place - point));
    }
    return sum * this.#scale;
  }
}

/** One side of the filter, from its centre outwards. */
function kaiserSinc(): Float64Array {
  const filter = new Float64Array(ZERO_CROSSINGS * POINTS + 2);
  for (let point = 0; point <= ZERO_CROSSINGS * POINTS; point += 1) {
    const x = point / POINTS;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    const edge = x / ZERO_CROSSINGS;
    filter[point] = sinc * (bessel(KAISER_BETA * Math.sqrt(1 - edge * edge)) / bessel(KAISER_BETA));
  }
  return filter;
}

/** The modified Bessel function of the first kind and order zero, by its series. */
function bessel(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
