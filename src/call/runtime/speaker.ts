import type { Clock } from "../../base/clock.ts";
import { bytesPerMs } from "../../audio/format.ts";
import type { AudioPath } from "../../ports/line.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import type { CallHappening } from "../events.ts";

// At most this much is ever queued at the phone company: what was "heard" stays honest, and a barge-in is silent at once.
const AHEAD_MS = 200;
// Refilled well before it runs dry, so that a pause of the garbage collector is not heard.
const REFILL_AT_MS = 100;
const FRAME_MS = 20;
// So much goes out as one message, with a mark after it: each message costs the same, however long it is.
const PIECE_MS = 100;

interface Item {
  readonly id: string;
  readonly abort: AbortController;
  audio: Uint8Array;
  voiced: boolean;
  sentBytes: number;
  bytesSinceMark: number;
  playedMs: number;
  endMarked: boolean;
}

export interface SpeakerOptions {
  readonly audio: AudioPath;
  readonly voice: TextToSpeech;
  readonly voiceName: string;
  readonly language: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly dispatch: (happening: CallHappening) => void;
  readonly onFailure: (error: unknown) => void;
  /** Called when the first sound of an utterance leaves for the caller. */
  readonly onFirstSound: (utterance: string) => void;
}

/**
 * Speaks utterances one after the other: synthesises ahead, sends at the pace of speech, and learns from the line's marks
 * what was heard. A pause takes back what is queued at the far end and later goes on with the first sound that was missed.
 */
export class Speaker {
  readonly #options: SpeakerOptions;
  readonly #bytesPerMs: number;
  #items: Item[] = [];
  #paused = false;
  #playedOutAtMs = 0;
  #refill: Disposable | undefined;

  constructor(options: SpeakerOptions) {
    this.#options = options;
    this.#bytesPerMs = bytesPerMs(options.audio.format);
    const { voice, voiceName, language, audio, signal } = options;
    voice.prepare?.({ format: audio.format, voice: voiceName, language, signal });
  }

  speak(utterance: string, text: string): void {
    const item: Item = {
      id: utterance,
      abort: new AbortController(),
      audio: new Uint8Array(0),
      voiced: false,
      sentBytes: 0,
      bytesSinceMark: 0,
      playedMs: 0,
      endMarked: false,
    };
    this.#items.push(item);
    void this.#synthesise(item, text);
  }

  /** Forgets all that was not played. */
  stop(): void {
    for (const item of this.#items) item.abort.abort();
    this.#items = [];
    this.#paused = false;
    this.#takeBack();
  }

  pause(): void {
    this.#paused = true;
    this.#takeBack();
  }

  resume(): void {
    this.#paused = false;
    this.#pump();
  }

  /** Leaves out one utterance, for instance because its voice failed. */
  leaveOut(utterance: string): void {
    const item = this.#items.find((one) => one.id === utterance);
    item?.abort.abort();
    this.#items = this.#items.filter((one) => one !== item);
    this.#pump();
  }

  /** How far the current utterance has been heard, as far as the line has told. */
  position(): { utterance: string; ms: number } | undefined {
    const current = this.#items[0];
    return current && current.playedMs > 0
      ? { utterance: current.id, ms: current.playedMs }
      : undefined;
  }

  /** The line has played everything before this mark. */
  marked(name: string): void {
    const [id, at] = name.split("|");
    const item = this.#items[0];
    if (!item || item.id !== id) return;
    if (at !== "end") {
      item.playedMs = Number(at);
      return;
    }
    this.#items.shift();
    const ms = Math.round(item.audio.length / this.#bytesPerMs);
    this.#options.dispatch({ type: "played", utterance: item.id, ms, whole: true });
  }

  async #synthesise(item: Item, text: string): Promise<void> {
    const { voice, voiceName, language, audio, signal, dispatch, onFailure } = this.#options;
    try {
      const chunks = voice.speak({
        text,
        format: audio.format,
        voice: voiceName,
        language,
        signal: AbortSignal.any([signal, item.abort.signal]),
      });
      for await (const chunk of chunks) {
        if (item.abort.signal.aborted || signal.aborted) return;
        item.audio = concat(item.audio, chunk.audio);
        dispatch({
          type: "voice-chunk",
          utterance: item.id,
          ms: Math.round(chunk.audio.length / this.#bytesPerMs),
          ...(chunk.words && { words: chunk.words }),
        });
        this.#pump();
      }
      item.voiced = true;
      this.#pump();
    } catch (error) {
      if (item.abort.signal.aborted || signal.aborted) return;
      onFailure(error);
      dispatch({ type: "fault", part: "voice", utterance: item.id });
    }
  }

  /** Sends until enough is queued at the far end, and comes back before that has been played. */
  #pump(): void {
    this.#refill?.[Symbol.dispose]();
    this.#refill = undefined;
    const { clock, audio, onFirstSound } = this.#options;
    for (let roomMs = this.#roomMs(); !this.#paused && roomMs > 0; roomMs = this.#roomMs()) {
      const item = this.#items.find((one) => !one.endMarked);
      if (!item) return;
      const bytes = this.#nextBytes(item, roomMs);
      if (bytes > 0) {
        if (item.sentBytes === 0) onFirstSound(item.id);
        this.#send(item, bytes);
      } else if (item.voiced) {
        audio.mark(`${item.id}|end`);
        item.endMarked = true;
      } else {
        return;
      }
    }
    if (!this.#paused) {
      const againMs = Math.max(FRAME_MS, this.#aheadMs() - REFILL_AT_MS);
      this.#refill = clock.setTimer(againMs, () => this.#pump());
    }
  }

  /** How much of it may go out now: whole frames, or its very end, up to the next mark. */
  #nextBytes(item: Item, roomMs: number): number {
    const left = item.audio.length - item.sentBytes;
    const most = Math.min(
      roomMs * this.#bytesPerMs,
      PIECE_MS * this.#bytesPerMs - item.bytesSinceMark,
    );
    if (left <= most && item.voiced) return left;
    const frameBytes = FRAME_MS * this.#bytesPerMs;
    return Math.floor(Math.min(left, most) / frameBytes) * frameBytes;
  }

  #send(item: Item, bytes: number): void {
    const { audio, clock } = this.#options;
    audio.play(item.audio.subarray(item.sentBytes, item.sentBytes + bytes));
    item.sentBytes += bytes;
    this.#playedOutAtMs = Math.max(clock.nowMs(), this.#playedOutAtMs) + bytes / this.#bytesPerMs;
    item.bytesSinceMark += bytes;
    if (item.bytesSinceMark >= PIECE_MS * this.#bytesPerMs) {
      item.bytesSinceMark = 0;
      audio.mark(`${item.id}|${Math.round(item.sentBytes / this.#bytesPerMs)}`);
    }
  }

  /** How many whole frames more, in ms, may be queued at the far end. */
  #roomMs(): number {
    return Math.floor((AHEAD_MS - this.#aheadMs()) / FRAME_MS) * FRAME_MS;
  }

  #aheadMs(): number {
    return Math.max(0, this.#playedOutAtMs - this.#options.clock.nowMs());
  }

  /** Clears the far end; what it had not played yet counts as not sent. */
  #takeBack(): void {
    this.#refill?.[Symbol.dispose]();
    this.#refill = undefined;
    this.#options.audio.clear();
    this.#playedOutAtMs = 0;
    for (const item of this.#items) {
      item.sentBytes = Math.floor(item.playedMs * this.#bytesPerMs);
      item.bytesSinceMark = 0;
      item.endMarked = false;
    }
  }
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
