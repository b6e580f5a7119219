import type { Clock } from "../../base/clock.ts";

/** Shorter silences of the network are its bunching: those frames still come. */
const STALL_MS = 750;
const CHECK_MS = 250;

/**
 * Notices that nothing at all arrives (a muted caller, a network that stands still), and says every quarter of a second
 * how much time went by without audio. Without it a recogniser would never learn that the caller fell silent.
 */
export class StallWatch implements Disposable {
  readonly #clock: Clock;
  readonly #onStall: (durationMs: number) => void;
  #stalled = false;
  #coveredUntilMs: number;
  #check: Disposable;

  constructor(clock: Clock, onStall: (durationMs: number) => void) {
    this.#clock = clock;
    this.#onStall = onStall;
    this.#coveredUntilMs = clock.nowMs();
    this.#check = clock.setTimer(CHECK_MS, () => this.#look());
  }

  /** Something arrived. */
  arrived(): void {
    this.#coveredUntilMs = this.#clock.nowMs();
    this.#stalled = false;
  }

  [Symbol.dispose](): void {
    this.#check[Symbol.dispose]();
  }

  #look(): void {
    const nowMs = this.#clock.nowMs();
    const quietMs = nowMs - this.#coveredUntilMs;
    this.#stalled ||= quietMs >= STALL_MS;
    if (this.#stalled && quietMs > 0) {
      this.#coveredUntilMs = nowMs;
      this.#onStall(quietMs);
    }
    this.#check = this.#clock.setTimer(CHECK_MS, () => this.#look());
  }
}
