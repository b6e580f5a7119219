import type { Clock } from "../clock.ts";
import { isTurnAwaited } from "../next-turn.ts";

interface PendingTimer {
  readonly dueMs: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told to advance, and waits for tracked work before each step. */
export class VirtualClock implements Clock {
  #nowMs: number;
  #order = 0;
  readonly #timers = new Set<PendingTimer>();
  readonly #work = new Set<Promise<unknown>>();

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  setTimer(delayMs: number, run: () => void): Disposable {
    this.#order += 1;
    const timer = { dueMs: this.#nowMs + Math.max(0, delayMs), order: this.#order, run };
    this.#timers.add(timer);
    return { [Symbol.dispose]: () => void this.#timers.delete(timer) };
  }

  track<T>(work: Promise<T>): Promise<T> {
    const settled: Promise<boolean> = work.then(
      () => this.#work.delete(settled),
      () => this.#work.delete(settled),
    );
    this.#work.add(settled);
    return work;
  }

  /** Runs every timer that falls due in the next `durationMs`, in order, letting tracked work finish between them. */
  async advance(durationMs: number): Promise<void> {
    const untilMs = this.#nowMs + durationMs;
    await this.settle();
    for (let next = this.#nextBefore(untilMs); next; next = this.#nextBefore(untilMs)) {
      this.#timers.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.run();
      await this.settle();
    }
    this.#nowMs = untilMs;
  }

  /** Advances from timer to timer until `done` says so; throws when it has not after `limitMs` of virtual time. */
  async advanceUntil(done: () => boolean, limitMs: number): Promise<void> {
    const endMs = this.#nowMs + limitMs;
    await this.settle();
    while (!done()) {
      const next = this.#nextBefore(endMs);
      if (!next) throw new Error(`Not done after ${limitMs} ms of virtual time`);
      this.#timers.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.run();
      await this.settle();
    }
  }

  /** Waits until no tracked work is left and every promise that could continue has done so. */
  async settle(): Promise<void> {
    do {
      while (this.#work.size > 0) await Promise.all(this.#work);
      await new Promise<void>((resolve) => void setImmediate(resolve));
    } while (this.#work.size > 0 || isTurnAwaited());
  }

  #nextBefore(limitMs: number): PendingTimer | undefined {
    let next: PendingTimer | undefined;
    for (const timer of this.#timers) {
      if (timer.dueMs > limitMs) continue;
      const sooner =
        !next ||
        timer.dueMs < next.dueMs ||
        (timer.dueMs === next.dueMs && timer.order < next.order);
      if (sooner) next = timer;
    }
    return next;
  }
}
