import { bytesPerMs, TELEPHONE } from "../../../src/audio/format.ts";
import type { VirtualClock } from "../../../src/base/testing/virtual-clock.ts";
import { TelephoneLine } from "../../../src/ports/testing/telephone-line.ts";

/** A telephone that notes when it was sent what, and when it was told to fall silent. */
export class WatchedLine extends TelephoneLine {
  /** Each piece of sound with the number of its utterance, which is in its first byte. */
  readonly pieces: { readonly atMs: number; readonly utterance: number }[] = [];
  readonly clears: number[] = [];
  readonly #clock: VirtualClock;
  #playedOutAtMs = 0;

  constructor(clock: VirtualClock) {
    super(clock);
    this.#clock = clock;
  }

  override play(chunk: Uint8Array): void {
    super.play(chunk);
    const atMs = this.#clock.nowMs();
    this.#playedOutAtMs =
      Math.max(atMs, this.#playedOutAtMs) + chunk.length / bytesPerMs(TELEPHONE);
    this.pieces.push({ atMs, utterance: chunk[0] ?? 0 });
  }

  override clear(): void {
    super.clear();
    this.#playedOutAtMs = 0;
    this.clears.push(this.#clock.nowMs());
  }

  /** How much the caller would still hear if nothing were done. */
  queuedMs(): number {
    return Math.max(0, this.#playedOutAtMs - this.#clock.nowMs());
  }
}
