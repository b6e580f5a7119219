import type { Clock } from "../base/clock.ts";

/** Aborts when what is waited for does not come in time. */
export class Watchdog implements Disposable {
  readonly #clock: Clock;
  readonly #abort = new AbortController();
  #timer: Disposable | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The next sign of life is due within this; what was expected before came. */
  expect(withinMs: number): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = this.#clock.setTimer(withinMs, () =>
      this.#abort.abort(new Error("The service has been silent for too long")),
    );
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }
}
