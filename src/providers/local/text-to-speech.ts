import { bytesPerMs, type AudioFormat } from "../../audio/format.ts";
import type { Clock } from "../../base/clock.ts";
import type { TextToSpeech, VoiceChunk } from "../../ports/text-to-speech.ts";
import { FLITE_VOICES } from "./voice/flite.ts";
import { PhraseCache } from "./voice/phrase-cache.ts";
import { spokenText } from "./voice/spoken-text.ts";
import type { VoiceRequest } from "./voice/voice-worker.ts";
import { WorkerPool } from "./workers/worker-pool.ts";

// About a quarter of an hour of telephone speech: every fixed phrase, and what was said lately.
const CACHE_BYTES = 8 * 1024 * 1024;
// What is spoken is cut here, so that a pause or a stop takes effect within a piece.
const CHUNK_MS = 500;

/** Speaks with flite in worker threads: no account, no network, about 90 ms for a sentence of four seconds. */
export class LocalVoice implements TextToSpeech, AsyncDisposable {
  readonly name = "local/flite";
  readonly voices = FLITE_VOICES;
  readonly #pool: WorkerPool<VoiceRequest, Uint8Array>;
  readonly #cache = new PhraseCache(CACHE_BYTES);

  constructor(options: { clock: Clock; workers?: number }) {
    this.#pool = new WorkerPool({
      script: new URL("voice/voice-worker.ts", import.meta.url),
      size: options.workers ?? 1,
      clock: options.clock,
      read: readAudio,
    });
  }

  async *speak(options: {
    text: string;
    format: AudioFormat;
    voice: string;
    language: string;
    signal: AbortSignal;
  }): AsyncGenerator<VoiceChunk> {
    const { format, signal } = options;
    const text = spokenText(options.text);
    if (text === "") return;
    const voice = FLITE_VOICES.find((one) => one === options.voice) ?? FLITE_VOICES[0];
    const key = `${voice}|${format.encoding}|${format.sampleRateHz}|${text}`;
    let audio = this.#cache.get(key);
    if (!audio) {
      audio = await this.#pool.ask({ text, voice, format });
      this.#cache.set(key, audio);
    }
    const chunkBytes = CHUNK_MS * bytesPerMs(format);
    for (let at = 0; at < audio.length && !signal.aborted; at += chunkBytes) {
      yield { audio: audio.subarray(at, at + chunkBytes) };
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool[Symbol.asyncDispose]();
  }
}

function readAudio(answer: unknown): Uint8Array {
  if (answer instanceof Uint8Array) return answer;
  throw new TypeError("A voice worker answers audio.");
}
