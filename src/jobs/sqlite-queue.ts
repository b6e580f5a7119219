import type { Clock } from "../base/clock.ts";
import { newId } from "../base/id.ts";
import type { Json } from "../base/json.ts";
import type { Logger } from "../ops/logger.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { Database } from "../store/database.ts";
import {
  deleteJob,
  insertJob,
  nextJobAt,
  renewJob,
  retryJob,
  takeJob,
  type TakenJob,
} from "../store/jobs/jobs.ts";
import { endTurn, renewTurn, takeTurn } from "../store/jobs/repeated-jobs.ts";
import { retryDelayMs } from "./retry-delay.ts";
import { within } from "./within.ts";

/** Whoever has not said for so long that they live is taken for dead, and their work is done by somebody else. */
const LEASE_MS = 60_000;
/** Work that another process put in is found this soon. */
const LOOK_EVERY_MS = 5_000;
/** The program stops in five seconds; what isn't finished then is tried again by whoever comes next. */
const FINISH_WITHIN_MS = 1_000;

interface Repeated {
  readonly queue: string;
  readonly everyMs: number;
  readonly handler: (signal: AbortSignal) => Promise<void>;
}

interface Worker {
  readonly tries: number;
  readonly atOnce: number;
  readonly handler: (payload: Json, signal: AbortSignal) => Promise<void>;
  busy: number;
  timer?: Disposable;
}

/** A queue in two tables, for an installation of one machine: small, durable, and shared by all its processes. */
export class SqliteQueue implements JobQueue {
  readonly #parts: { readonly database: Database; readonly clock: Clock; readonly logger: Logger };
  readonly #holder = newId("worker");
  readonly #closing = new AbortController();
  readonly #workers = new Map<string, Worker>();
  readonly #timers = new Map<string, Disposable>();
  readonly #running = new Set<Promise<void>>();

  constructor(parts: {
    readonly database: Database;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#parts = parts;
  }

  async add(
    queue: string,
    job: { readonly payload: Json; readonly key?: string; readonly dueAtMs?: number },
  ): Promise<void> {
    const { database, clock } = this.#parts;
    const nowMs = clock.nowMs();
    const { payload, key, dueAtMs = nowMs } = job;
    const row = { queue, payload, dueAtMs, nowMs, ...(key !== undefined && { key }) };
    await clock.track(database.write((writer) => insertJob(writer, row)));
    this.#look(queue);
  }

  async work(
    queue: string,
    options: { readonly atOnce: number; readonly tries: number },
    handler: (payload: Json, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    this.#workers.set(queue, { ...options, handler, busy: 0 });
    this.#look(queue);
    await Promise.resolve();
  }

  async repeat(
    queue: string,
    everyMs: number,
    handler: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    this.#run(() => this.#repeat({ queue, everyMs, handler }));
    await Promise.resolve();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort(new Error("The program is closing"));
    for (const worker of this.#workers.values()) worker.timer?.[Symbol.dispose]();
    for (const timer of this.#timers.values()) timer[Symbol.dispose]();
    await within(this.#parts.clock, FINISH_WITHIN_MS, Promise.allSettled(this.#running));
  }

  /** Sees whether a queue has work for this process, now and whenever it may have some. */
  #look(queue: string): void {
    const worker = this.#workers.get(queue);
    if (!worker || this.#closing.signal.aborted) return;
    worker.timer?.[Symbol.dispose]();
    if (worker.busy >= worker.atOnce) return;
    worker.busy += 1;
    this.#run(async () => {
      let isDone = false;
      try {
        isDone = await this.#doNext(queue, worker);
      } finally {
        worker.busy -= 1;
        if (isDone) this.#look(queue);
        else await this.#lookLater(queue, worker);
      }
    });
    // As many as may work at once look at once.
    if (worker.busy < worker.atOnce) this.#look(queue);
  }

  async #lookLater(queue: string, worker: Worker): Promise<void> {
    const { database, clock } = this.#parts;
    const nextMs = await nextJobAt(database.read, queue).catch(() => undefined);
    if (this.#closing.signal.aborted) return;
    worker.timer?.[Symbol.dispose]();
    const delayMs = Math.min(LOOK_EVERY_MS, Math.max(1, (nextMs ?? Infinity) - clock.nowMs()));
    worker.timer = clock.setTimer(delayMs, () => this.#look(queue));
  }

  async #doNext(queue: string, worker: Worker): Promise<boolean> {
    const { database, clock } = this.#parts;
    const taken = { queue, holder: this.#holder, nowMs: clock.nowMs(), leaseMs: LEASE_MS };
    const job = await database.write((writer) => takeJob(writer, taken));
    if (!job) return false;
    const { id } = job;
    using _ = this.#stayAlive((untilMs) =>
      database.write((writer) => renewJob(writer, { id, holder: this.#holder, untilMs })),
    );
    const retryAtMs = await this.#try(queue, worker, job);
    const held = { id, holder: this.#holder };
    await database.write((writer) =>
      retryAtMs === undefined
        ? deleteJob(writer, held)
        : retryJob(writer, { ...held, dueAtMs: retryAtMs }),
    );
    return true;
  }

  /** Answers when to try again; undefined when it is done, or was tried often enough. */
  async #try(queue: string, worker: Worker, job: TakenJob): Promise<number | undefined> {
    const { clock, logger } = this.#parts;
    const { attempts, id } = job;
    try {
      // Whoever died over it so often would die again.
      if (attempts > worker.tries) throw new Error("Its process died each time");
      await worker.handler(job.payload, this.#closing.signal);
      return undefined;
    } catch (error) {
      if (this.#closing.signal.aborted) return clock.nowMs();
      if (attempts < worker.tries) {
        logger.warn({ queue, job: id, attempts, err: error }, "a job failed and is tried again");
        return clock.nowMs() + retryDelayMs(attempts);
      }
      logger.error({ queue, job: id, attempts, err: error }, "a job failed and is given up");
      return undefined;
    }
  }

  /** Takes its turn when nobody else has it, and asks again when the next one is due. */
  async #repeat({ queue, everyMs, handler }: Repeated): Promise<void> {
    const { clock } = this.#parts;
    const { signal } = this.#closing;
    // A database that fails is asked again like one that says "later".
    let againAtMs = clock.nowMs() + everyMs;
    try {
      againAtMs = await this.#takeTurn({ queue, everyMs, handler });
    } finally {
      if (!signal.aborted) {
        const delayMs = Math.max(0, Math.min(againAtMs - clock.nowMs(), everyMs));
        const again = () => this.#run(() => this.#repeat({ queue, everyMs, handler }));
        this.#timers.set(queue, clock.setTimer(delayMs, again));
      }
    }
  }

  /** Answers when to ask for the next turn. */
  async #takeTurn({ queue, everyMs, handler }: Repeated): Promise<number> {
    const { database, clock, logger } = this.#parts;
    const { signal } = this.#closing;
    const holder = this.#holder;
    const nowMs = clock.nowMs();
    const asked = { queue, holder, nowMs, leaseMs: LEASE_MS };
    const refused = await database.write((writer) => takeTurn(writer, asked));
    if (refused) return refused.notBeforeMs;
    using _ = this.#stayAlive((untilMs) =>
      database.write((writer) => renewTurn(writer, { queue, holder, untilMs })),
    );
    try {
      await handler(signal);
    } catch (error) {
      if (!signal.aborted) logger.error({ queue, err: error }, "a repeated job broke off");
    }
    const nextAtMs = nowMs + everyMs;
    await database.write((writer) => endTurn(writer, { queue, holder, nextAtMs }));
    return nextAtMs;
  }

  /** Renews a lease until disposed. */
  #stayAlive(renew: (untilMs: number) => Promise<unknown>): Disposable {
    const { clock, logger } = this.#parts;
    let timer: Disposable | undefined;
    const beat = () => {
      timer = clock.setTimer(LEASE_MS / 3, () => {
        renew(clock.nowMs() + LEASE_MS).catch((error: unknown) =>
          logger.warn({ err: error }, "a job's lease could not be renewed"),
        );
        beat();
      });
    };
    beat();
    return { [Symbol.dispose]: () => timer?.[Symbol.dispose]() };
  }

  /** Keeps hold of work that goes on, so that closing can wait for it; a database that fails is told of and tried again. */
  #run(work: () => Promise<void>): void {
    const { clock, logger } = this.#parts;
    const running = clock.track(
      work().catch((error: unknown) => {
        if (!this.#closing.signal.aborted) logger.error({ err: error }, "the job queue broke off");
      }),
    );
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }
}
