import { systemClock, type Clock } from "./clock.ts";
import { isTurnAwaited } from "./next-turn.ts";

/** The machine's clock, which also knows when all tracked work is done: for whoever must wait for an answer in full. */
export class SettlingClock implements Clock {
  readonly #work = new Set<Promise<unknown>>();

  nowMs(): number {
    return systemClock.nowMs();
  }

  setTimer(delayMs: number, run: () => void): Disposable {
    return systemClock.setTimer(delayMs, run);
  }

  track<T>(work: Promise<T>): Promise<T> {
    const settled: Promise<unknown> = work.then(
      () => this.#work.delete(settled),
      () => this.#work.delete(settled),
    );
    this.#work.add(settled);
    return work;
  }

  /** Resolves when no tracked work is left, nor any that followed from it. */
  async settled(): Promise<void> {
    do {
      await Promise.all(this.#work);
      await new Promise<void>((resolve) => void setImmediate(resolve));
    } while (this.#work.size > 0 || isTurnAwaited());
  }
}
