import type { Clock } from "../../base/clock.ts";
import type { TimerId } from "../effects.ts";

/** The timers of one call; each name runs once at a time. */
export class Timers {
  readonly #clock: Clock;
  readonly #fire: (timer: TimerId) => void;
  readonly #running = new Map<TimerId, Disposable>();

  constructor(clock: Clock, fire: (timer: TimerId) => void) {
    this.#clock = clock;
    this.#fire = fire;
  }

  set(timer: TimerId, afterMs: number): void {
    this.clear(timer);
    this.#running.set(
      timer,
      this.#clock.setTimer(afterMs, () => {
        this.#running.delete(timer);
        this.#fire(timer);
      }),
    );
  }

  clear(timer: TimerId): void {
    this.#running.get(timer)?.[Symbol.dispose]();
    this.#running.delete(timer);
  }

  clearAll(): void {
    for (const timer of this.#running.keys()) this.clear(timer);
  }
}
