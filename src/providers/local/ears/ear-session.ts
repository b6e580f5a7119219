import { reader } from "../../../audio/convert.ts";
import type { AudioFormat } from "../../../audio/format.ts";
import { levelDbfs } from "../../../audio/level.ts";
import type { EarEvent } from "../../../ports/speech-to-text.ts";
import { Endpointer, FRAME_MS } from "./endpointer.ts";
import { NoiseReducer } from "./noise-reducer.ts";
import { RECOGNISER_RATE_HZ, type Recognised, type Recogniser } from "./recogniser.ts";

const PER_MS = RECOGNISER_RATE_HZ / 1000;
const FRAME_SAMPLES = FRAME_MS * PER_MS;
// A gap this long ends speech. Shorter ones are the closures of consonants and the beats between words.
const HANGOVER_MS = 260;
// What is heard before speech is noticed belongs to it: soft first sounds, and some silence for the recogniser.
const LEAD_IN_MS = 300;
// Kept without speech, to learn the noise from.
const HISTORY_MS = 600;
// Nobody says a phrase of ours in more than this; a radio beside the phone does.
const LONGEST_UTTERANCE_MS = 20_000;
const DEFAULT_PAUSE_MS = 300;

/**
 * One caller's ear inside a worker: finds utterances in the stream of sound and has each understood. Words are looked for
 * as soon as the caller falls silent, and told once they have been silent for as long as a pause may last.
 */
export class EarSession {
  readonly #recogniser: Recogniser;
  readonly #emit: (event: EarEvent) => void;
  readonly #read: (chunk: Uint8Array) => Float32Array;
  readonly #endpointer = new Endpointer(HANGOVER_MS);
  readonly #noise = new NoiseReducer();
  #grammar: string;
  #pauseMs: number;
  #rest = new Float32Array(0);
  /** The sound of the utterance that is on, else the last of what was heard. */
  #sound: Float32Array[] = [];
  #soundMs = 0;
  #nowMs = 0;
  #utterance: "none" | "speaking" | { readonly silentSinceMs: number; readonly words: Recognised } =
    "none";
  #next: { grammar: string; pauseMs: number } | undefined;

  constructor(options: {
    recogniser: Recogniser;
    format: AudioFormat;
    grammar: string;
    pauseMs?: number;
    /** Called at once with what was heard: understanding takes a while, and a barge-in cannot wait for it. */
    emit: (event: EarEvent) => void;
  }) {
    this.#recogniser = options.recogniser;
    this.#emit = options.emit;
    this.#read = reader(options.format, RECOGNISER_RATE_HZ);
    this.#grammar = options.grammar;
    this.#pauseMs = options.pauseMs ?? DEFAULT_PAUSE_MS;
  }

  /**
   * The question changed: from the next utterance on these phrases are listened for. With the same phrases only the
   * patience changes, and at once: what was understood so far may be all there is to come.
   */
  expect(grammar: string, pauseMs = DEFAULT_PAUSE_MS): void {
    if (this.#utterance === "none" || grammar === this.#grammar) {
      this.#grammar = grammar;
      this.#pauseMs = pauseMs;
    } else {
      this.#next = { grammar, pauseMs };
    }
  }

  /** Takes the next sound. */
  push(chunk: Uint8Array): void {
    const samples = join([this.#rest, this.#read(chunk)]);
    let at = 0;
    for (; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
      this.#frame(samples.slice(at, at + FRAME_SAMPLES));
    }
    this.#rest = samples.slice(at);
  }

  /** The sound is over: tells what is left of an utterance that had begun. */
  end(): void {
    if (this.#utterance === "speaking") this.#fallSilent();
    if (this.#utterance !== "none") this.#tell();
  }

  #frame(frame: Float32Array): void {
    this.#nowMs += FRAME_MS;
    this.#sound.push(frame);
    this.#soundMs += FRAME_MS;
    const heard = this.#endpointer.next(levelDbfs(frame));
    if (heard === "speech-start") {
      this.#emit({ type: "speech-start", atMs: this.#nowMs });
      if (this.#utterance === "none") this.#begin();
      this.#utterance = "speaking";
    } else if (heard === "speech-end") {
      this.#fallSilent();
    }
    if (this.#utterance === "none") {
      this.#forgetOld();
    } else if (this.#utterance !== "speaking") {
      const pausedMs = this.#nowMs - this.#utterance.silentSinceMs;
      if (pausedMs >= this.#pauseMs) this.#tell();
    } else if (this.#soundMs > LONGEST_UTTERANCE_MS) {
      this.#fallSilent();
      this.#tell();
    }
  }

  #begin(): void {
    const before = join(this.#sound);
    const noiseSamples = Math.max(0, before.length - LEAD_IN_MS * PER_MS);
    this.#noise.learn(before.subarray(0, noiseSamples));
    this.#sound = [before.slice(noiseSamples)];
    this.#soundMs = LEAD_IN_MS;
    // Compiling a large grammar takes a few hundred ms: now, while the caller speaks, nobody waits for it.
    this.#recogniser.setGrammar(this.#grammar);
  }

  #fallSilent(): void {
    this.#emit({ type: "speech-end", atMs: this.#nowMs });
    this.#recogniser.setGrammar(this.#grammar);
    const words = this.#recogniser.recognise(this.#noise.reduce(join(this.#sound)));
    if (words.text !== "") this.#emit({ type: "words-partial", ...words });
    this.#utterance = { silentSinceMs: this.#nowMs, words };
  }

  #tell(): void {
    if (typeof this.#utterance === "string") return;
    this.#emit({ type: "words-final", ...this.#utterance.words });
    this.#utterance = "none";
    this.#sound = [];
    this.#soundMs = 0;
    if (this.#next) {
      this.#grammar = this.#next.grammar;
      this.#pauseMs = this.#next.pauseMs;
      this.#next = undefined;
    }
  }

  /** Outside of speech only the last moments are kept; what falls off teaches the noise. */
  #forgetOld(): void {
    if (this.#soundMs < 2 * HISTORY_MS) return;
    const sound = join(this.#sound);
    const kept = HISTORY_MS * PER_MS;
    this.#noise.learn(sound.subarray(0, sound.length - kept));
    this.#sound = [sound.slice(-kept)];
    this.#soundMs = HISTORY_MS;
  }
}

function join(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
