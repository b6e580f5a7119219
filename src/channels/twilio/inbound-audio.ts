import { MULAW_SILENCE } from "../../audio/mulaw.ts";
import { bytesPerMs, TELEPHONE } from "../../audio/format.ts";

/** A gap longer than this is a broken timestamp or a caller long on mute: more silence than this helps no one. */
const MAX_PADDING_MS = 10_000;
/** One frame; smaller differences are rounding of odd payload sizes. */
const MIN_GAP_MS = 20;
/** How many frames wait for one that was overtaken before it is given up: 60 ms, what a jitter buffer allows. */
const MAX_HELD = 3;

interface Frame {
  readonly chunk?: number;
  readonly timestampMs?: number;
  readonly audio: Uint8Array;
}

/**
 * Makes one even stream of the caller's frames. Twilio leaves frames out (loss, mute, comfort noise) and lets the
 * timestamp jump; a recogniser counts time in samples, so the gap is filled with silence. Frames overtaken on the way
 * are put back in order; one that comes too late is dropped. Arrival time means nothing, except that a line from which
 * nothing at all comes is filled by `fillStall`.
 */
export class InboundAudio {
  readonly #deliver: (chunk: Uint8Array) => void;
  #nextChunk: number | undefined;
  #nextMs: number | undefined;
  #stallMs = 0;
  readonly #held = new Map<number, Frame>();

  constructor(deliver: (chunk: Uint8Array) => void) {
    this.#deliver = deliver;
  }

  take(frame: Frame): void {
    const { chunk } = frame;
    if (chunk === undefined || this.#nextChunk === undefined) {
      this.#pass(frame);
    } else if (chunk > this.#nextChunk) {
      this.#held.set(chunk, frame);
      if (this.#held.size > MAX_HELD) this.flush();
      return;
    } else if (chunk === this.#nextChunk) {
      this.#pass(frame);
    } else {
      return; // Overtaken too long ago, or sent twice: its time was filled already.
    }
    this.#passHeld();
  }

  /** Nothing arrives: keeps time running with silence. Frames that come after all are added, not lost. */
  fillStall(durationMs: number): void {
    this.flush();
    const fillMs = Math.min(durationMs, MAX_PADDING_MS - this.#stallMs);
    if (fillMs <= 0) return;
    this.#stallMs += fillMs;
    this.#silence(fillMs);
  }

  /** Gives up waiting for what was overtaken and delivers what is held. */
  flush(): void {
    for (const chunk of [...this.#held.keys()].toSorted((a, b) => a - b)) {
      const frame = this.#held.get(chunk);
      if (frame) this.#pass(frame);
    }
    this.#held.clear();
  }

  #passHeld(): void {
    for (;;) {
      const frame = this.#nextChunk === undefined ? undefined : this.#held.get(this.#nextChunk);
      if (!frame) return;
      this.#held.delete(frame.chunk ?? 0);
      this.#pass(frame);
    }
  }

  #pass({ chunk, timestampMs, audio }: Frame): void {
    if (timestampMs !== undefined) {
      const gapMs = this.#nextMs === undefined ? 0 : timestampMs - this.#nextMs;
      if (gapMs >= MIN_GAP_MS) this.#silence(Math.min(gapMs, MAX_PADDING_MS) - this.#stallMs);
      this.#nextMs = timestampMs + audio.length / bytesPerMs(TELEPHONE);
    }
    if (chunk !== undefined) this.#nextChunk = chunk + 1;
    this.#stallMs = 0;
    this.#deliver(audio);
  }

  #silence(durationMs: number): void {
    const length = Math.round(durationMs * bytesPerMs(TELEPHONE));
    if (length > 0) this.#deliver(new Uint8Array(length).fill(MULAW_SILENCE));
  }
}
