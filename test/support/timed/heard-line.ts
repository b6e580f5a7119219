import { bytesPerMs, TELEPHONE } from "../../../src/audio/format.ts";
import type { Clock } from "../../../src/base/clock.ts";
import { TelephoneLine } from "../../../src/ports/testing/telephone-line.ts";

interface Heard {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A telephone that remembers when its caller heard anything. */
export class HeardLine extends TelephoneLine {
  readonly #clock: Clock;
  #heard: Heard[] = [];

  constructor(clock: Clock) {
    super(clock);
    this.#clock = clock;
  }

  override play(chunk: Uint8Array): void {
    super.play(chunk);
    const fromMs = Math.max(this.#clock.nowMs(), this.#heard.at(-1)?.toMs ?? 0);
    this.#heard.push({ fromMs, toMs: fromMs + chunk.length / bytesPerMs(TELEPHONE) });
  }

  override clear(): void {
    super.clear();
    const nowMs = this.#clock.nowMs();
    this.#heard = this.#heard
      .filter(({ fromMs }) => fromMs < nowMs)
      .map(({ fromMs, toMs }) => ({ fromMs, toMs: Math.min(toMs, nowMs) }));
  }

  /** The longest stretch without a sound from `fromMs` until the last sound before `toMs`. */
  longestSilenceMs(fromMs: number, toMs: number): number {
    let longest = 0;
    let quietSinceMs = fromMs;
    for (const heard of this.#heard) {
      if (heard.toMs <= fromMs || heard.fromMs >= toMs) continue;
      longest = Math.max(longest, heard.fromMs - quietSinceMs);
      quietSinceMs = Math.max(quietSinceMs, heard.toMs);
    }
    return quietSinceMs === fromMs ? toMs - fromMs : longest;
  }
}
