import type { AudioFormat } from "../../audio/format.ts";
import type { Clock } from "../../base/clock.ts";
import { PushQueue } from "../../base/push-queue.ts";
import type { Hints } from "../../domain/dialogue/hints.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { EarEvent, EarStream, SpeechToText } from "../../ports/speech-to-text.ts";
import { EarWorkers } from "./ears/ear-workers.ts";
import type { EarAnswer } from "./ears/ears-worker.ts";

// A call reads its ear at once; one that has left this many events unread is stuck.
const MOST_UNREAD = 1000;

type Place = ReturnType<EarWorkers["take"]>;

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
    return new LocalEar(this.#workers.take(), options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#workers[Symbol.asyncDispose]();
  }
}

class LocalEar implements EarStream {
  readonly #place: Place;
  readonly #events = new PushQueue<EarEvent>(MOST_UNREAD);
  readonly #signal: AbortSignal;
  #over = false;

  constructor(place: Place, options: { format: AudioFormat; hints: Hints; signal: AbortSignal }) {
    this.#place = place;
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

  async #ask(message: Parameters<Place["ask"]>[0]): Promise<void> {
    try {
      this.#take(await this.#place.ask(message));
    } catch (error) {
      this.#events.fail(error);
      this.#stop();
    }
  }

  #take({ events, failure }: EarAnswer): void {
    if (this.#signal.aborted) return;
    for (const event of events) this.#events.push(event);
    if (failure !== undefined) {
      this.#events.fail(new ProviderError("local", "server", failure));
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
