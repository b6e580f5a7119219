import type { Clock } from "../../base/clock.ts";

/** Notices when no sound comes, without a timer for each chunk. */
export class SoundGap implements Disposable {
  readonly #clock: Clock;
  readonly #everyMs: number;
  readonly #onGap: (gapMs: number) => void;
  #timer: Disposable;
  #hadSound = false;
  #gapMs = 0;

  /** `onGap` hears every `everyMs` how long there has been no sound, in whole multiples. */
  constructor(clock: Clock, everyMs: number, onGap: (gapMs: number) => void) {
    this.#clock = clock;
    this.#everyMs = everyMs;
    this.#onGap = onGap;
    this.#timer = this.#wait();
  }

  /** Some sound came. */
  sound(): void {
    this.#hadSound = true;
  }

  [Symbol.dispose](): void {
    this.#timer[Symbol.dispose]();
  }

  #wait(): Disposable {
    return this.#clock.setTimer(this.#everyMs, () => {
      this.#timer = this.#wait();
      this.#gapMs = this.#hadSound ? 0 : this.#gapMs + this.#everyMs;
      this.#hadSound = false;
      if (this.#gapMs > 0) this.#onGap(this.#gapMs);
    });
  }
}
