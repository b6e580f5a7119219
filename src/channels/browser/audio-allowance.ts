/** What a caller may be ahead of real time, for a tab that wakes up and sends what it had kept. */
const BURST_MS = 15_000;

/** Clocks of sound cards differ by far less than this. */
const LARGEST_RATE = 1.1;

/** Tells a microphone from a flood: audio may come a burst ahead of real time, and no faster than that in the long run. */
export class AudioAllowance {
  #leftMs = BURST_MS;
  #atMs: number;

  constructor(nowMs: number) {
    this.#atMs = nowMs;
  }

  /** Whether `durationMs` more of audio may come now. */
  takes(durationMs: number, nowMs: number): boolean {
    this.#leftMs = Math.min(BURST_MS, this.#leftMs + (nowMs - this.#atMs) * LARGEST_RATE);
    this.#atMs = nowMs;
    this.#leftMs -= durationMs;
    return this.#leftMs >= 0;
  }
}
