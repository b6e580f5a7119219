/** Cuts a stream of samples into frames of one length; what is left over waits for the next samples. */
export class FrameCutter {
  readonly #frame: Float32Array;
  #filled = 0;

  constructor(frameLength: number) {
    this.#frame = new Float32Array(frameLength);
  }

  push(samples: Float32Array): Float32Array[] {
    const frames: Float32Array[] = [];
    for (let taken = 0; taken < samples.length;) {
      const count = Math.min(samples.length - taken, this.#frame.length - this.#filled);
      this.#frame.set(samples.subarray(taken, taken + count), this.#filled);
      this.#filled += count;
      taken += count;
      if (this.#filled === this.#frame.length) {
        frames.push(this.#frame.slice());
        this.#filled = 0;
      }
    }
    return frames;
  }
}
