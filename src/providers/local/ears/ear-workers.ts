import { Worker } from "node:worker_threads";
import type { Clock } from "../../../base/clock.ts";
import { ProviderError } from "../../../ports/provider-error.ts";
import type { EarAnswer, EarRequest } from "./ears-worker.ts";

type Unnumbered = EarRequest extends infer Request
  ? Request extends EarRequest
    ? Omit<Request, "ear" | "request">
    : never
  : never;

interface Pending {
  readonly ear: number;
  readonly resolve: (answer: EarAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** One worker thread with the ears it serves; its answers come in the order of the requests. */
class EarWorker {
  ears = 0;
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #requests = 0;

  constructor(onLost: (worker: EarWorker) => void) {
    this.#worker = new Worker(new URL("ears-worker.ts", import.meta.url), {
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    this.#worker.on("message", (answer: EarAnswer) => {
      this.#pending.get(answer.request)?.resolve(answer);
      this.#pending.delete(answer.request);
      if (this.#pending.size === 0) this.#worker.unref();
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

  ask(ear: number, message: Unnumbered): Promise<EarAnswer> {
    this.#requests += 1;
    const request = this.#requests;
    const { promise, resolve, reject } = Promise.withResolvers<EarAnswer>();
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
  take(): { ask: (message: Unnumbered) => Promise<EarAnswer>; leave: () => void } {
    if (this.#closed) throw gone();
    const [first, ...others] = this.#workers;
    if (!first) throw gone();
    let worker = first;
    for (const other of others) if (other.ears < worker.ears) worker = other;
    this.#ears += 1;
    const ear = this.#ears;
    worker.ears += 1;
    return {
      ask: (message) => this.#clock.track(worker.ask(ear, message)),
      leave: () => {
        worker.ears -= 1;
      },
    };
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
