import { bytesPerMs } from "../../../src/audio/format.ts";
import type { Clock } from "../../../src/base/clock.ts";
import type { Brain, BrainEvent } from "../../../src/ports/brain.ts";
import type { SpeakOptions, TextToSpeech, VoiceChunk } from "../../../src/ports/text-to-speech.ts";

/** How long the parts take, in ms. */
export interface Paces {
  readonly brainMs: number;
  readonly sentenceMs: number;
  readonly voiceMs: number;
  readonly chunkMs: number;
  /** From one piece of sound to the next. */
  readonly betweenChunksMs: number;
}

const SENTENCES = ["We have a place at four. ", "Priya is in all day. ", "Would that suit you?"];
const UTTERANCE_MS = 1600;

/** Says three sentences to everything, also when nobody wants to know any more. */
export class EagerBrain implements Brain {
  readonly name = "eager";
  readonly #clock: Clock;
  readonly #paces: Paces;

  constructor(clock: Clock, paces: Paces) {
    this.#clock = clock;
    this.#paces = paces;
  }

  async *respond(): AsyncGenerator<BrainEvent> {
    await pass(this.#clock, this.#paces.brainMs);
    for (const text of SENTENCES) {
      yield { type: "text", text };
      await pass(this.#clock, this.#paces.sentenceMs);
    }
    yield { type: "asks", expectation: { kind: "yes-no" } };
  }
}

/** Numbers its utterances, and goes on with each to its end. */
export class EagerVoice implements TextToSpeech {
  readonly name = "eager";
  readonly voices = ["eager"];
  utterances = 0;
  readonly #clock: Clock;
  readonly #paces: Paces;

  constructor(clock: Clock, paces: Paces) {
    this.#clock = clock;
    this.#paces = paces;
  }

  speak({ format }: SpeakOptions): AsyncIterable<VoiceChunk> {
    this.utterances += 1;
    return this.#say(this.utterances, bytesPerMs(format));
  }

  async *#say(utterance: number, perMs: number): AsyncGenerator<VoiceChunk> {
    const { voiceMs, chunkMs, betweenChunksMs } = this.#paces;
    await pass(this.#clock, voiceMs);
    for (let atMs = 0; atMs < UTTERANCE_MS; atMs += chunkMs) {
      const ms = Math.min(chunkMs, UTTERANCE_MS - atMs);
      yield { audio: new Uint8Array(ms * perMs).fill(utterance) };
      if (betweenChunksMs > 0) await pass(this.#clock, betweenChunksMs);
    }
  }
}

function pass(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.setTimer(ms, resolve));
}
