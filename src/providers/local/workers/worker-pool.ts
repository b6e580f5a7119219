import { Worker } from "node:worker_threads";
import type { Clock } from "../../../base/clock.ts";
import { ProviderError } from "../../../ports/provider-error.ts";

interface Job {
  readonly request: unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Member {
  readonly worker: Worker;
  /** What only this worker may do, such as getting ready. */
  readonly own: Job[];
  job: Job | undefined;
}

/**
 * A few worker threads that answer requests one at a time, first come first served. A worker that dies fails the job it
 * was at and is replaced.
 */
export class WorkerPool<Request, Answer> implements AsyncDisposable {
  readonly #script: URL;
  readonly #clock: Clock;
  readonly #read: (answer: unknown) => Answer;
  readonly #members: Member[] = [];
  readonly #waiting: Job[] = [];
  #closed = false;

  constructor(options: {
    script: URL;
    size: number;
    clock: Clock;
    /** Takes an answer for what it should be; throws when it is not. */
    read: (answer: unknown) => Answer;
  }) {
    this.#script = options.script;
    this.#read = options.read;
    this.#clock = options.clock;
    for (let index = 0; index < options.size; index += 1) this.#hire();
  }

  /** Asks whichever worker is free first. Throws a `ProviderError` when the worker dies at it. */
  async ask(request: Request): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.push({ request, resolve, reject });
    this.#assign();
    return this.#read(await this.#clock.track(promise));
  }

  /** Asks every worker the same, and waits for all of them. */
  async askAll(request: Request): Promise<void> {
    const answers = this.#members.map((member) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      member.own.push({ request, resolve, reject });
      return promise;
    });
    this.#assign();
    await this.#clock.track(Promise.all(answers));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.reject(gone());
    const members = this.#members.splice(0);
    for (const { job, own } of members) for (const one of [job, ...own]) one?.reject(gone());
    await Promise.all(members.map((member) => member.worker.terminate()));
  }

  #hire(): void {
    const worker = new Worker(this.#script);
    const member: Member = { worker, own: [], job: undefined };
    this.#members.push(member);
    worker.on("message", (message: { answer?: unknown; failure?: string }) => {
      const { job } = member;
      member.job = undefined;
      if (message.failure === undefined) job?.resolve(message.answer);
      else job?.reject(new ProviderError("local", "server", message.failure));
      this.#assign();
    });
    worker.on("error", (error) => this.#lose(member, error));
    worker.on("exit", () => this.#lose(member, undefined));
    // An idle program may end; one that waits for an answer may not.
    worker.unref();
  }

  #lose(member: Member, cause: unknown): void {
    const index = this.#members.indexOf(member);
    if (index === -1) return;
    this.#members.splice(index, 1);
    for (const job of [member.job, ...member.own]) job?.reject(gone(cause));
    if (!this.#closed) {
      this.#hire();
      this.#assign();
    }
  }

  #assign(): void {
    for (const member of this.#members) {
      if (member.job) continue;
      const job = member.own.shift() ?? this.#waiting.shift();
      if (!job) {
        member.worker.unref();
        continue;
      }
      member.job = job;
      member.worker.ref();
      member.worker.postMessage(job.request);
    }
  }
}

function gone(cause?: unknown): ProviderError {
  return new ProviderError("local", "server", "the worker ended", { cause });
}
