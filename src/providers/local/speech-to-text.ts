import type { AudioFormat } from "../../audio/format.ts";
import type { Clock } from "../../base/clock.ts";
import { PushQueue } from "../../base/push-queue.ts";
import type { Hints } from "../../domain/dialogue/hints.ts";
import type { EarEvent, EarStream, SpeechToText } from "../../ports/speech-to-text.ts";
import { EarWorkers, type EarPlace } from "./ears/ear-workers.ts";

// A call reads its ear at once; one that has left this many events unread is stuck.
const MOST_UNREAD = 1000;

/**
 * Hears with soundswallower in worker threads: no account, no network. It understands the phrases of the hints' grammar,
 * and says so when speech was none of them.
 */
export class LocalEars implements SpeechToText, AsyncDisposable {
  readonly name = "local/soundswallower";
  readonly #workers: EarWorkers;

  constructor(options: { clock: Clock; workers?: number }) {
    this.#workers = new EarWorkers({ clock: options.clock, size: options.workers ?? 1 });
  }

  open(options: {
    format: AudioFormat;
    language: string;
    hints: Hints;
    signal: AbortSignal;
  }): EarStream {
    return new LocalEar(this.#workers, options);
  }

  /** Learns the words of these grammars ahead of the calls that will need them; takes seconds for many names. */
  async prepare(grammars: readonly string[]): Promise<void> {
    for (const grammar of grammars) await this.#workers.askAll({ type: "learn", grammar });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#workers[Symbol.asyncDispose]();
  }
}

class LocalEar implements EarStream {
  readonly #place: EarPlace;
  readonly #events = new PushQueue<EarEvent>(MOST_UNREAD);
  readonly #signal: AbortSignal;
  #over = false;

  constructor(
    workers: EarWorkers,
    options: { format: AudioFormat; hints: Hints; signal: AbortSignal },
  ) {
    this.#place = workers.take((event) => {
      if (!options.signal.aborted) this.#events.push(event);
    });
    this.#signal = options.signal;
    options.signal.addEventListener("abort", this.#stop, { once: true });
    void this.#ask({ type: "open", format: options.format, ...listenFor(options.hints) });
  }

  push(chunk: Uint8Array): void {
    if (!this.#over) void this.#ask({ type: "push", audio: chunk });
  }

  expect(hints: Hints): void {
    if (!this.#over) void this.#ask({ type: "expect", ...listenFor(hints) });
  }

  end(): void {
    if (this.#over) return;
    void this.#ask({ type: "end" }).finally(this.#stop);
    this.#over = true;
  }

  [Symbol.asyncIterator](): AsyncIterator<EarEvent, void> {
    return this.#events[Symbol.asyncIterator]();
  }

  async #ask(message: Parameters<EarPlace["ask"]>[0]): Promise<void> {
    try {
      await this.#place.ask(message);
    } catch (error) {
      this.#events.fail(error);
      this.#stop();
    }
  }

  readonly #stop = (): void => {
    this.#signal.removeEventListener("abort", this.#stop);
    this.#events.close();
    if (this.#over && !this.#signal.aborted) {
      this.#place.leave();
      return;
    }
    this.#over = true;
    this.#place.ask({ type: "end" }).catch(() => undefined);
    this.#place.leave();
  };
}

function listenFor({ grammar, pauseMs }: Hints): { grammar: string; pauseMs?: number } {
  return pauseMs === undefined ? { grammar } : { grammar, pauseMs };
}
