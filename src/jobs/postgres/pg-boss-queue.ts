import { isDeepStrictEqual } from "node:util";
import { PgBoss, type Clock as BossClock, type Job } from "pg-boss";
import { newId } from "../../base/id.ts";
import type { Json } from "../../base/json.ts";
import type { Logger } from "../../ops/logger.ts";
import type { JobQueue } from "../../ports/job-queue.ts";

/** A worker that has shown no life for so long is dead, and its work is done by somebody else. */
const DEAD_AFTER_S = 30;
/** The program stops in five seconds; what isn't finished then is tried again by whoever comes next. */
const FINISH_WITHIN_MS = 1_000;
/** Jobs are tried as often as `work` says; this only keeps pg-boss from giving up before. */
const MOST_TRIES = 100;

/** What a job of `repeat` leaves that came too soon and did nothing. */
const TOO_SOON = { tooSoon: true };

interface Payload {
  readonly payload: Json;
}

/** A queue in the PostgreSQL of the business, shared by all its servers; pg-boss keeps it in a schema of its own, `pgboss`. */
export class PgBossQueue implements JobQueue {
  readonly #boss: PgBoss;
  readonly #logger: Logger;
  readonly #closing = new AbortController();
  /** Queues that are known to be there. */
  readonly #made = new Map<string, Promise<void>>();

  private constructor(boss: PgBoss, logger: Logger) {
    this.#boss = boss;
    this.#logger = logger;
  }

  /** Opens it, and makes its schema at the first time. `clock` is for tests. */
  static async open({
    url,
    logger,
    clock,
  }: {
    readonly url: string;
    readonly logger: Logger;
    readonly clock?: BossClock;
  }): Promise<PgBossQueue> {
    const boss = new PgBoss({
      connectionString: url,
      application_name: "frontdesk jobs",
      max: 4,
      schedule: false,
      superviseIntervalSeconds: DEAD_AFTER_S,
      monitorIntervalSeconds: DEAD_AFTER_S,
      ...(clock && { clock }),
    });
    // A server that restarts is connected to again by itself.
    boss.on("error", (error) => logger.warn({ err: error }, "the job queue had a fault"));
    await boss.start();
    return new PgBossQueue(boss, logger);
  }

  async add(
    queue: string,
    job: { readonly payload: Json; readonly key?: string; readonly dueAtMs?: number },
  ): Promise<void> {
    await this.#make(queue, "short");
    const { payload, key, dueAtMs } = job;
    await this.#boss.send(queue, { payload } satisfies Payload, {
      // The policy keeps keys apart that wait, and no key is a key too.
      singletonKey: key ?? newId("job"),
      ...(dueAtMs !== undefined && { startAfter: new Date(dueAtMs) }),
    });
  }

  async work(
    queue: string,
    options: { readonly atOnce: number; readonly tries: number },
    handler: (payload: Json, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    await this.#make(queue, "short");
    await this.#boss.work<Payload>(
      queue,
      { localConcurrency: options.atOnce, batchSize: 1, pollingIntervalSeconds: 1 },
      async ([job]: Job<Payload>[]) => {
        if (job) await this.#try(queue, job, options.tries, handler);
      },
    );
  }

  async repeat(
    queue: string,
    everyMs: number,
    handler: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    // One waits and one works at most, in all processes together.
    await this.#make(queue, "stately", { deleteAfterSeconds: Math.ceil(everyMs / 500) });
    const next = (inMs: number) =>
      this.#boss.send(queue, { payload: null } satisfies Payload, {
        startAfter: Math.ceil(inMs / 1000),
      });
    await this.#boss.work<Payload>(
      queue,
      { batchSize: 1, pollingIntervalSeconds: Math.min(2, Math.max(0.5, everyMs / 2000)) },
      async ([job]: Job<Payload>[]) => {
        if (!job) return undefined;
        const tooSoonMs = await this.#tooSoonMs(queue, job, everyMs);
        // First of all, so that the next one is there whatever becomes of this one.
        await next(tooSoonMs > 0 ? tooSoonMs : everyMs);
        if (tooSoonMs > 0) return TOO_SOON;
        try {
          await handler(AbortSignal.any([job.signal, this.#closing.signal]));
        } catch (error) {
          if (!this.#closing.signal.aborted)
            this.#logger.error({ queue, err: error }, "a repeated job broke off");
        }
        return undefined;
      },
    );
    await next(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort(new Error("The program is closing"));
    await this.#boss.stop({ graceful: true, timeout: FINISH_WITHIN_MS });
  }

  async #try(
    queue: string,
    job: Job<Payload>,
    tries: number,
    handler: (payload: Json, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const attempts = job.retryCount + 1;
    const about = { queue, job: job.id, attempts };
    // Whoever died over it so often would die again.
    if (attempts > tries) return this.#logger.error(about, "a job is given up");
    try {
      await handler(job.data.payload, AbortSignal.any([job.signal, this.#closing.signal]));
    } catch (error) {
      if (attempts < tries || this.#closing.signal.aborted) {
        this.#logger.warn({ ...about, err: error }, "a job failed and is tried again");
        throw error;
      }
      this.#logger.error({ ...about, err: error }, "a job failed and is given up");
    }
  }

  /** How long after the run before another is due; a process that starts asks for one now, whoever ran a moment ago. */
  async #tooSoonMs(queue: string, { id }: Job<Payload>, everyMs: number): Promise<number> {
    const begun = (await this.#boss.findJobs(queue)).filter(({ state }) => state !== "created");
    const startedMs = begun.find((one) => one.id === id)?.startedOn.getTime();
    if (startedMs === undefined) return 0;
    const others = begun.filter((one) => one.id !== id && !isDeepStrictEqual(one.output, TOO_SOON));
    const beforeMs = Math.max(...others.map(({ startedOn }) => startedOn.getTime()));
    return beforeMs + everyMs - startedMs;
  }

  async #make(
    queue: string,
    policy: "short" | "stately",
    kept: { readonly deleteAfterSeconds: number } = { deleteAfterSeconds: 24 * 3600 },
  ): Promise<void> {
    const making =
      this.#made.get(queue) ??
      this.#boss.createQueue(queue, {
        policy,
        retryLimit: MOST_TRIES,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 300,
        heartbeatSeconds: DEAD_AFTER_S,
        expireInSeconds: 3600,
        ...kept,
      });
    this.#made.set(queue, making);
    await making;
  }
}
