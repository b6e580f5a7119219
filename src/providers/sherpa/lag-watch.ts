import type { Clock } from "../../base/clock.ts";

const STEP_MS = 500;

interface Sent {
  readonly untilMs: number;
  readonly atMs: number;
}

/** Notices when the recogniser does not keep up with the sound that it is sent. */
export class LagWatch implements Disposable {
  readonly #clock: Clock;
  readonly #mostMs: number;
  readonly #onLag: () => void;
  /** What was sent and not heard yet, every half second of it. */
  #sent: Sent[];
  #timer: Disposable | undefined;

  /** The first thing that is waited for is that it is ready, which `heard(0)` tells. */
  constructor(clock: Clock, mostMs: number, onLag: () => void) {
    this.#clock = clock;
    this.#mostMs = mostMs;
    this.#onLag = onLag;
    this.#sent = [{ untilMs: 0, atMs: clock.nowMs() }];
    this.#watch();
  }

  sent(untilMs: number): void {
    const last = this.#sent.at(-1)?.untilMs ?? -STEP_MS;
    if (untilMs - last < STEP_MS) return;
    this.#sent.push({ untilMs, atMs: this.#clock.nowMs() });
    if (this.#sent.length === 1) this.#watch();
  }

  heard(untilMs: number): void {
    // Both sides add up fractions of milliseconds.
    this.#sent = this.#sent.filter((one) => one.untilMs > untilMs + 1);
    this.#watch();
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  #watch(): void {
    this.#timer?.[Symbol.dispose]();
    const [oldest] = this.#sent;
    if (!oldest) return;
    const dueMs = oldest.atMs + this.#mostMs - this.#clock.nowMs();
    this.#timer = this.#clock.setTimer(dueMs, this.#onLag);
  }
}
