// Taps on each side of a sample, in samples of the slower rate: 60 dB of stop band with a Blackman window.
const HALF_WIDTH = 16;
// The pass band ends a little below half of the slower rate, where the filter's slope begins.
const PASS_BAND = 0.92;

/**
 * Changes the rate of a stream of samples, chunk by chunk, without a seam between chunks. A windowed-sinc low-pass
 * filter (Smith, "Digital Audio Resampling") keeps what the slower rate cannot carry from folding back into the speech.
 * What comes out lags behind what went in by `HALF_WIDTH` samples of the slower rate; `flush` brings the rest.
 */
export class Resampler {
  readonly #fromHz: number;
  readonly #toHz: number;
  readonly #scale: number;
  readonly #reach: number;
  readonly #kernel: Float64Array;
  #pending: Float32Array;
  /** Where the next output sample lies in `#pending`, in whole `1 / toHz` of an input sample, so that nothing is rounded. */
  #position: number;

  constructor(fromHz: number, toHz: number) {
    this.#fromHz = fromHz;
    this.#toHz = toHz;
    this.#scale = Math.min(1, toHz / fromHz) * PASS_BAND;
    this.#reach = fromHz === toHz ? 0 : Math.ceil(HALF_WIDTH * Math.max(1, fromHz / toHz));
    this.#kernel = kernelTable(this.#reach, this.#scale);
    this.#pending = new Float32Array(this.#reach);
    this.#position = this.#reach * toHz;
  }

  /** The next samples, -1 to 1, at the new rate. */
  push(samples: Float32Array): Float32Array {
    if (this.#reach === 0) return samples.slice();
    const input = new Float32Array(this.#pending.length + samples.length);
    input.set(this.#pending);
    input.set(samples, this.#pending.length);
    const usable = (input.length - this.#reach) * this.#toHz;
    const count = Math.max(0, Math.ceil((usable - this.#position) / this.#fromHz));
    const output = new Float32Array(count);
    for (let index = 0; index < count; index += 1) {
      output[index] = this.#at(input, (this.#position + index * this.#fromHz) / this.#toHz);
    }
    const next = this.#position + count * this.#fromHz;
    const dropped = Math.max(0, Math.floor(next / this.#toHz) - this.#reach);
    this.#pending = input.slice(dropped);
    this.#position = next - dropped * this.#toHz;
    return output;
  }

  /** The samples that were still held back, at the end of a stream. */
  flush(): Float32Array {
    return this.push(new Float32Array(this.#reach));
  }

  #at(input: Float32Array, position: number): number {
    const first = Math.ceil(position - this.#reach);
    const last = Math.floor(position + this.#reach);
    let sum = 0;
    for (let index = Math.max(0, first); index <= last && index < input.length; index += 1) {
      const distance = Math.abs(position - index) * TABLE_STEPS;
      const low = Math.floor(distance);
      const part = distance - low;
      const tap = (this.#kernel[low] ?? 0) * (1 - part) + (this.#kernel[low + 1] ?? 0) * part;
      sum += (input[index] ?? 0) * tap;
    }
    return sum;
  }
}

// Between two entries the kernel is interpolated; at this density the error is below that of 16-bit samples.
const TABLE_STEPS = 64;

function kernelTable(reach: number, scale: number): Float64Array {
  return Float64Array.from({ length: (reach + 1) * TABLE_STEPS + 2 }, (_, index) => {
    const distance = index / TABLE_STEPS;
    if (distance >= reach) return 0;
    const phase = (Math.PI * distance) / reach;
    const window = 0.42 + 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase);
    return scale * sinc(scale * distance) * window;
  });
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
