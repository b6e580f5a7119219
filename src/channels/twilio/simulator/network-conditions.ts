import type { Clock } from "../../../base/clock.ts";
import { seededRandom } from "./seeded-random.ts";

/** How badly the caller's frames travel. */
export interface NetworkConditions {
  /** Share of frames that never come, 0 to 1; the timestamps of those after them jump. */
  readonly lossRate?: number;
  /** Each message is late by up to this. They stay in order, as they do on a socket. */
  readonly jitterMs?: number;
  /** Messages arrive in bunches, so far apart. */
  readonly bunchMs?: number;
  /** The same seed makes the same faults. */
  readonly seed?: number;
}

/** A way to the desk with these faults. Messages arrive in order. */
export class FaultyPath {
  readonly #clock: Clock;
  readonly #conditions: NetworkConditions;
  readonly #random: () => number;
  #lastDueMs = 0;

  constructor(clock: Clock, conditions: NetworkConditions = {}) {
    this.#clock = clock;
    this.#conditions = conditions;
    this.#random = seededRandom(conditions.seed ?? 1);
  }

  /** Whether the next frame is lost. */
  loses(): boolean {
    const { lossRate = 0 } = this.#conditions;
    return lossRate > 0 && this.#random() < lossRate;
  }

  /** Runs `arrive` when the message would have travelled; at once on a path without faults. */
  travel(arrive: () => void): void {
    const { jitterMs = 0, bunchMs = 0 } = this.#conditions;
    const nowMs = this.#clock.nowMs();
    let dueMs = nowMs + this.#random() * jitterMs;
    if (bunchMs > 0) dueMs = Math.ceil(dueMs / bunchMs) * bunchMs;
    this.#lastDueMs = dueMs = Math.max(dueMs, this.#lastDueMs);
    if (dueMs <= nowMs) arrive();
    else this.#clock.setTimer(dueMs - nowMs, arrive);
  }
}
