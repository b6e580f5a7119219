import type { Clock } from "../base/clock.ts";

/** A limit on how long something may take, on top of the caller's own wish to stop. */
export class TimeLimit implements Disposable {
  /** Aborts when the time is over or the caller wants to stop. */
  readonly signal: AbortSignal;
  readonly #over = new AbortController();
  readonly #timer: Disposable;

  constructor(clock: Clock, afterMs: number, caller?: AbortSignal) {
    this.signal = caller ? AbortSignal.any([caller, this.#over.signal]) : this.#over.signal;
    this.#timer = clock.setTimer(afterMs, () => this.#over.abort(new Error("The time is over")));
  }

  [Symbol.dispose](): void {
    this.#timer[Symbol.dispose]();
  }
}

/** Resolves after `delayMs`, and at once when the signal aborts. */
export function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = clock.setTimer(delayMs, done);
    signal.addEventListener("abort", done, { once: true });
    function done() {
      timer[Symbol.dispose]();
      signal.removeEventListener("abort", done);
      resolve();
    }
  });
}
