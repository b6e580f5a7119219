import type { Clock } from "../../base/clock.ts";
import { type AudioFormat, bytesPerMs } from "../../audio/format.ts";

/** A late network or a busy tab makes gaps up to about this long and then delivers what was missing. */
const PATIENCE_MS = 400;

/** While the microphone is silent, this much silence is handed on at a time. */
const STEP_MS = 100;

const FRAME_MS = 20;

/**
 * Hands on silence where a caller's audio stops coming: no microphone, a sleeping tab, a muted device. Ears that count
 * time by the audio they get would otherwise stand still.
 */
export class SilenceFiller implements Disposable {
  readonly #clock: Clock;
  readonly #emit: (frame: Uint8Array) => void;
  readonly #frame: Uint8Array;
  #coveredUntilMs: number;
  #isFilling = false;
  #timer: Disposable;

  constructor(clock: Clock, format: AudioFormat, emit: (frame: Uint8Array) => void) {
    this.#clock = clock;
    this.#emit = emit;
    this.#frame = new Uint8Array(FRAME_MS * bytesPerMs(format));
    this.#coveredUntilMs = clock.nowMs();
    this.#timer = clock.setTimer(PATIENCE_MS, () => this.#fill());
  }

  /** Real audio came. */
  heard(): void {
    this.#coveredUntilMs = this.#clock.nowMs();
  }

  [Symbol.dispose](): void {
    this.#timer[Symbol.dispose]();
  }

  #fill(): void {
    const gapMs = this.#clock.nowMs() - this.#coveredUntilMs;
    this.#isFilling = gapMs >= PATIENCE_MS || (this.#isFilling && gapMs >= STEP_MS);
    if (this.#isFilling) {
      for (let leftMs = gapMs; leftMs >= FRAME_MS; leftMs -= FRAME_MS) {
        this.#coveredUntilMs += FRAME_MS;
        this.#emit(this.#frame);
      }
    }
    this.#timer = this.#clock.setTimer(STEP_MS, () => this.#fill());
  }
}
