import type { AudioFormat } from "../../audio/format.ts";
import type { Clock } from "../../base/clock.ts";
import type { Hints } from "../../domain/dialogue/hints.ts";
import type { EarStream, SpeechToText } from "../../ports/speech-to-text.ts";
import type { EarRequest } from "./ears/ears-worker.ts";
import { LocalEar } from "./ears/local-ear.ts";
import type { Recognised } from "./ears/utterance.ts";
import { WorkerPool } from "./workers/worker-pool.ts";

/**
 * Hears with soundswallower: no account, no network. It understands the phrases of the hints' grammar, and says so when
 * speech was none of them. Speech is found where the sound arrives; words are understood in worker threads, by whichever
 * is free first, so that no call's sound waits for another's words.
 */
export class LocalEars implements SpeechToText, AsyncDisposable {
  readonly name = "local/soundswallower";
  readonly #pool: WorkerPool<EarRequest, Recognised>;

  constructor(options: { clock: Clock; workers?: number }) {
    this.#pool = new WorkerPool({
      script: new URL("ears/ears-worker.ts", import.meta.url),
      size: options.workers ?? 2,
      clock: options.clock,
      read: readRecognised,
    });
  }

  open(options: {
    format: AudioFormat;
    language: string;
    hints: Hints;
    signal: AbortSignal;
  }): EarStream {
    return new LocalEar({
      ...options,
      understand: (grammar, utterance) => this.#pool.ask({ type: "recognise", grammar, utterance }),
    });
  }

  /** Learns the words of these grammars ahead of the calls that will need them; takes seconds for many names. */
  async prepare(grammars: readonly string[]): Promise<void> {
    for (const grammar of grammars) await this.#pool.askAll({ type: "learn", grammar });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool[Symbol.asyncDispose]();
  }
}

function readRecognised(answer: unknown): Recognised {
  const isRecognised =
    typeof answer === "object" &&
    answer !== null &&
    "text" in answer &&
    typeof answer.text === "string" &&
    "confidence" in answer &&
    typeof answer.confidence === "number";
  if (!isRecognised) throw new TypeError("An ear worker answers words.");
  return { text: String(answer.text), confidence: Number(answer.confidence) };
}
