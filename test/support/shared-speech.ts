import type { Clock } from "../../src/base/clock.ts";
import { VirtualClock } from "../../src/base/testing/virtual-clock.ts";
import { openLocalSpeech, type Speech } from "../../src/app/local-speech.ts";
import type { Desk } from "../../src/ports/desk.ts";

/**
 * One pair of local ears and voice for many calls, each on a virtual clock of its own: loading them takes seconds. Calls
 * come one after the other.
 */
export class SharedSpeech implements AsyncDisposable {
  readonly #clock = new LentClock();
  readonly #speech: Speech = openLocalSpeech(this.#clock);
  #prepared: Promise<void> | undefined;

  get ears(): Speech["ears"] {
    return this.#speech.ears;
  }

  get voice(): Speech["voice"] {
    return this.#speech.voice;
  }

  /** From now on these ears and this voice work on that clock, and know the words of that desk. */
  async lendTo(clock: VirtualClock, desk: Desk): Promise<void> {
    this.#clock.owner = clock;
    this.#prepared ??= this.#speech.prepare(desk, []);
    await this.#prepared;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#speech[Symbol.asyncDispose]();
  }
}

/** A clock that is another one's each time. */
class LentClock implements Clock {
  owner = new VirtualClock(0);

  nowMs(): number {
    return this.owner.nowMs();
  }

  setTimer(delayMs: number, run: () => void): Disposable {
    return this.owner.setTimer(delayMs, run);
  }

  track<T>(work: Promise<T>): Promise<T> {
    return this.owner.track(work);
  }
}
