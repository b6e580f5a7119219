import { Worker } from "node:worker_threads";
import type { Clock } from "../../../base/clock.ts";
import { ProviderError } from "../../../ports/provider-error.ts";
import type { EarEvent } from "../../../ports/speech-to-text.ts";
import type { EarAnswer, EarRequest } from "./ears-worker.ts";

type Unnumbered = EarRequest extends infer Request
  ? Request extends EarRequest
    ? Omit<Request, "ear" | "request">
    : never
  : never;

interface Pending {
  readonly ear: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** One caller's ear with a worker. */
export interface EarPlace {
  /** Settles when the worker has dealt with it; throws a `ProviderError` when it could not. */
  ask(message: Unnumbered): Promise<void>;
  leave(): void;
}

/** One worker thread with the ears it serves; its answers come in the order of the requests. */
class EarWorker {
  ears = 0;
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Map<number, (event: EarEvent) => void>();
  #requests = 0;

  constructor(onLost: (worker: EarWorker) => void) {
    this.#worker = new Worker(new URL("ears-worker.ts", import.meta.url));
    this.#worker.on("message", (answer: EarAnswer) => {
      if ("event" in answer) {
        this.#listeners.get(answer.ear)?.(answer.event);
        return;
      }
      const { request, failure } = answer;
      const pending = this.#pending.get(request);
      this.#pending.delete(request);
      if (this.#pending.size === 0) this.#worker.unref();
      if (failure === undefined) pending?.resolve();
      else pending?.reject(new ProviderError("local", "server", failure));
    });
    const lose = (cause?: unknown) => {
      onLost(this);
      for (const { reject } of this.#pending.values()) reject(gone(cause));
      this.#pending.clear();
    };
    this.#worker.on("error", lose);
    this.#worker.on("exit", () => lose());
    this.#worker.unref();
  }

  listen(ear: number, listener: (event: EarEvent) => void): void {
    this.#listeners.set(ear, listener);
  }

  leave(ear: number): void {
    this.#listeners.delete(ear);
    this.ears -= 1;
  }

  ask(ear: number, message: Unnumbered): Promise<void> {
    this.#requests += 1;
    const request = this.#requests;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#pending.set(request, { ear, resolve, reject });
    this.#worker.ref();
    this.#worker.postMessage({ ...message, ear, request });
    return promise;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Spreads ears over worker threads, so that understanding one caller never delays the sound of another. */
export class EarWorkers implements AsyncDisposable {
  readonly #clock: Clock;
  readonly #workers = new Set<EarWorker>();
  readonly #size: number;
  #ears = 0;
  #closed = false;

  constructor(options: { clock: Clock; size: number }) {
    this.#clock = options.clock;
    this.#size = options.size;
    while (this.#workers.size < this.#size) this.#hire();
  }

  /** A place for one more ear, with the worker that has the fewest. */
  take(onEvent: (event: EarEvent) => void): EarPlace {
    if (this.#closed) throw gone();
    const [first, ...others] = this.#workers;
    if (!first) throw gone();
    let worker = first;
    for (const other of others) if (other.ears < worker.ears) worker = other;
    this.#ears += 1;
    const ear = this.#ears;
    worker.ears += 1;
    worker.listen(ear, onEvent);
    return {
      ask: (message) => this.#clock.track(worker.ask(ear, message)),
      leave: () => worker.leave(ear),
    };
  }

  /** Asks every worker. */
  async askAll(message: Unnumbered): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.ask(0, message)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    const workers = [...this.#workers];
    this.#workers.clear();
    await Promise.all(workers.map((worker) => worker.stop()));
  }

  #hire(): void {
    this.#workers.add(
      new EarWorker((lost) => {
        if (this.#workers.delete(lost) && !this.#closed) this.#hire();
      }),
    );
  }
}

function gone(cause?: unknown): ProviderError {
  return new ProviderError("local", "server", "the worker ended", { cause });
}
