import { reader } from "../../../audio/convert.ts";
import type { AudioFormat } from "../../../audio/format.ts";
import { levelDbfs } from "../../../audio/level.ts";
import { Endpointer, FRAME_MS } from "./endpointer.ts";
import { RECOGNISER_RATE_HZ } from "./utterance.ts";
import type { Utterance } from "./utterance.ts";

const PER_MS = RECOGNISER_RATE_HZ / 1000;
const FRAME_SAMPLES = FRAME_MS * PER_MS;
// A gap this long ends speech. Shorter ones are the closures of consonants and the beats between words.
const HANGOVER_MS = 260;
// What is heard before speech is noticed belongs to it: soft first sounds, and some silence for the recogniser.
const LEAD_IN_MS = 300;
// Kept without speech, to learn the noise from.
const HISTORY_MS = 900;
// Nobody says a phrase of ours in more than this; a radio beside the phone does.
const LONGEST_UTTERANCE_MS = 20_000;

export interface UtteranceListener {
  /** The caller makes a sound; again when they go on after a pause. */
  onStart(): void;
  /** The caller has fallen silent: this is what they said since the last `forget`. */
  onSilence(utterance: Utterance): void;
}

/**
 * Finds what a caller says in the stream of a line's sound. It is cheap enough for the thread that carries the sound, so
 * that a barge-in is noticed at once, whatever the recognisers are busy with.
 */
export class UtteranceFinder {
  readonly #read: (chunk: Uint8Array) => Float32Array;
  readonly #listener: UtteranceListener;
  readonly #endpointer = new Endpointer(HANGOVER_MS);
  #rest = new Float32Array(0);
  #noise = new Float32Array(0);
  /** The sound of the utterance that is on, else the last of what was heard. */
  #sound: Float32Array[] = [];
  #soundMs = 0;
  #nowMs = 0;
  #inUtterance = false;

  constructor(format: AudioFormat, listener: UtteranceListener) {
    this.#read = reader(format, RECOGNISER_RATE_HZ);
    this.#listener = listener;
  }

  /** Milliseconds of sound so far. */
  get nowMs(): number {
    return this.#nowMs;
  }

  push(chunk: Uint8Array): void {
    const samples = join([this.#rest, this.#read(chunk)]);
    let at = 0;
    for (; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
      this.#frame(samples.slice(at, at + FRAME_SAMPLES));
    }
    this.#rest = samples.slice(at);
  }

  /** What the caller has said so far, although they have not fallen silent; undefined when that is nothing. */
  cutOff(): Utterance | undefined {
    return this.#endpointer.speaking ? this.#utterance() : undefined;
  }

  /** The utterance was understood and told: the next sound begins a new one. */
  forget(): void {
    this.#inUtterance = false;
    this.#sound = [];
    this.#soundMs = 0;
  }

  #frame(frame: Float32Array): void {
    this.#nowMs += FRAME_MS;
    this.#sound.push(frame);
    this.#soundMs += FRAME_MS;
    const heard = this.#endpointer.next(levelDbfs(frame));
    if (heard === "speech-start") {
      if (!this.#inUtterance) this.#begin();
      this.#listener.onStart();
    } else if (heard === "speech-end") {
      this.#listener.onSilence(this.#utterance());
    } else if (this.#inUtterance && this.#soundMs > LONGEST_UTTERANCE_MS) {
      const utterance = this.#utterance();
      this.forget();
      this.#listener.onSilence(utterance);
    } else if (!this.#inUtterance && this.#soundMs > 2 * HISTORY_MS) {
      this.#sound = [join(this.#sound).slice(-HISTORY_MS * PER_MS)];
      this.#soundMs = HISTORY_MS;
    }
  }

  #begin(): void {
    const before = join(this.#sound);
    const noiseSamples = Math.max(0, before.length - LEAD_IN_MS * PER_MS);
    // After a quick answer there may be no noise to learn from; that of the utterance before still holds.
    if (noiseSamples > 0) this.#noise = before.slice(0, noiseSamples);
    this.#sound = [before.slice(noiseSamples)];
    this.#soundMs = LEAD_IN_MS;
    this.#inUtterance = true;
  }

  #utterance(): Utterance {
    return { noise: this.#noise, speech: join(this.#sound) };
  }
}

function join(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const joined = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
