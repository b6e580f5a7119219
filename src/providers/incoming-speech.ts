import type { Clock } from "../base/clock.ts";
import { PushQueue } from "../base/push-queue.ts";
import { ProviderError } from "../ports/provider-error.ts";
import type { VoiceChunk } from "../ports/text-to-speech.ts";
import { Watchdog } from "./watchdog.ts";

/** How long a voice service may keep a caller waiting. */
export interface VoiceTimeouts {
  /** Until the first sound of an utterance, opening the connection included. */
  readonly firstChunkMs: number;
  /** Between two pieces: it makes speech several times faster than it is spoken. */
  readonly chunkMs: number;
}

/** Two seconds of silence is what callers bear before they ask whether someone is there. */
export const VOICE_TIMEOUTS: VoiceTimeouts = { firstChunkMs: 2_000, chunkMs: 2_000 };

// Some minutes of speech: an utterance is a sentence.
const LONGEST = 10_000;

/** One utterance's sound on its way from a service, for one reader. It ends quietly when the signal aborts. */
export class IncomingSpeech implements AsyncIterable<VoiceChunk>, Disposable {
  readonly #provider: string;
  readonly #signal: AbortSignal;
  readonly #chunkMs: number;
  readonly #watchdog: Watchdog;
  readonly #queue = new PushQueue<VoiceChunk>(LONGEST);
  #hasBegun = false;

  constructor(options: {
    provider: string;
    clock: Clock;
    signal: AbortSignal;
    timeouts: VoiceTimeouts;
  }) {
    this.#provider = options.provider;
    this.#signal = options.signal;
    this.#chunkMs = options.timeouts.chunkMs;
    this.#watchdog = new Watchdog(options.clock);
    this.#watchdog.expect(options.timeouts.firstChunkMs);
    this.#watchdog.signal.addEventListener("abort", this.#stall);
    this.#signal.addEventListener("abort", this.#stop);
  }

  /** Whether any sound came. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  push(chunk: VoiceChunk): void {
    if (this.#signal.aborted) return;
    if (chunk.audio.length > 0) this.#hasBegun = true;
    this.#watchdog.expect(this.#chunkMs);
    if (!this.#queue.push(chunk)) this.fail(new ProviderError(this.#provider, "server"));
  }

  /** All of it came. */
  done(): void {
    this.#queue.close();
  }

  fail(error: ProviderError): void {
    this.#queue.fail(error);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<VoiceChunk, void> {
    for await (const chunk of this.#queue) {
      if (this.#signal.aborted) return;
      yield chunk;
      if (this.#signal.aborted) return;
    }
  }

  [Symbol.dispose](): void {
    this.#watchdog[Symbol.dispose]();
    this.#watchdog.signal.removeEventListener("abort", this.#stall);
    this.#signal.removeEventListener("abort", this.#stop);
    this.#queue.close();
  }

  readonly #stop = (): void => this.#queue.close();
  readonly #stall = (): void => this.fail(new ProviderError(this.#provider, "timeout"));
}
