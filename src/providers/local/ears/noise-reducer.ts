import { Fourier } from "./fourier.ts";

// 32 ms at 8 kHz, half overlapping.
const SIZE = 256;
const HOP = SIZE / 2;
const BINS = SIZE / 2 + 1;
// How much of the last frame's clean estimate is believed; "decision-directed", Ephraim and Malah 1984.
const MEMORY = 0.96;
const LEARNING = 0.04;

/**
 * Turns down steady noise in telephone speech (8 kHz) by a Wiener gain for each band. It learns the noise from stretches
 * that hold no speech.
 */
export class NoiseReducer {
  readonly #fourier = new Fourier(SIZE);
  readonly #window = Float64Array.from({ length: SIZE }, (_, index) =>
    Math.sqrt(0.5 - 0.5 * Math.cos((2 * Math.PI * index) / SIZE)),
  );
  readonly #noise = new Float64Array(BINS);
  #learned = 0;

  /** Takes the power of each band from samples without speech. */
  learn(samples: Float32Array): void {
    for (let start = 0; start + SIZE <= samples.length; start += HOP) {
      const { real, imaginary } = this.#analyse(samples, start);
      // The first stretches count fully, later ones move the estimate slowly.
      this.#learned += 1;
      const rate = Math.max(LEARNING, 1 / this.#learned);
      for (let bin = 0; bin < BINS; bin += 1) {
        const power = (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
        this.#noise[bin] = (this.#noise[bin] ?? 0) + rate * (power - (this.#noise[bin] ?? 0));
      }
    }
  }

  /**
   * The same samples with the noise turned down, at most to `floorDb` (below 0): total silence between words would sound to
   * the recogniser like a gap.
   */
  reduce(samples: Float32Array, floorDb: number): Float32Array {
    if (this.#learned === 0) return samples;
    const floor = 10 ** (floorDb / 20);
    const output = new Float32Array(samples.length + SIZE);
    const padded = new Float32Array(samples.length + SIZE);
    padded.set(samples);
    const previous = new Float64Array(BINS);
    for (let start = 0; start + SIZE <= padded.length; start += HOP) {
      const { real, imaginary } = this.#analyse(padded, start);
      for (let bin = 0; bin < BINS; bin += 1) {
        const power = (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
        const noise = (this.#noise[bin] ?? 0) + 1e-9;
        const clean =
          MEMORY * ((previous[bin] ?? 0) / noise) + (1 - MEMORY) * Math.max(0, power / noise - 1);
        const wiener = Math.max(clean, 1e-3) / (1 + Math.max(clean, 1e-3));
        previous[bin] = wiener * wiener * power;
        scale(real, imaginary, bin, Math.max(wiener, floor));
      }
      this.#fourier.inverse(real, imaginary);
      for (let index = 0; index < SIZE; index += 1) {
        const at = start + index;
        output[at] = (output[at] ?? 0) + (real[index] ?? 0) * (this.#window[index] ?? 0);
      }
    }
    return output.subarray(0, samples.length);
  }

  #analyse(samples: Float32Array, start: number): { real: Float64Array; imaginary: Float64Array } {
    const real = new Float64Array(SIZE);
    const imaginary = new Float64Array(SIZE);
    for (let index = 0; index < SIZE; index += 1) {
      real[index] = (samples[start + index] ?? 0) * (this.#window[index] ?? 0);
    }
    this.#fourier.forward(real, imaginary);
    return { real, imaginary };
  }
}

/** Turns one band up or down, with its mirror image. */
function scale(real: Float64Array, imaginary: Float64Array, bin: number, gain: number): void {
  real[bin] = (real[bin] ?? 0) * gain;
  imaginary[bin] = (imaginary[bin] ?? 0) * gain;
  if (bin === 0 || bin === SIZE / 2) return;
  real[SIZE - bin] = real[bin] ?? 0;
  imaginary[SIZE - bin] = -(imaginary[bin] ?? 0);
}
