import type { Clock } from "../base/clock.ts";
import { VirtualClock } from "../base/testing/virtual-clock.ts";
import { silentLogger } from "../ops/logger.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import { jobQueueContract, type JobQueueSetup } from "../ports/testing/job-queue-contract.ts";
import type { Database } from "../store/database.ts";
import { freshDatabase } from "../store/testing/fresh-database.ts";
import { SqliteQueue } from "./sqlite-queue.ts";

class SqliteSetup implements JobQueueSetup {
  readonly #database: Database;
  readonly #clock = new VirtualClock(Date.UTC(2026, 10, 23, 9));
  readonly #lives = new Map<JobQueue, MortalClock>();

  constructor(database: Database) {
    this.#database = database;
  }

  async open(): Promise<JobQueue> {
    await Promise.resolve();
    const clock = new MortalClock(this.#clock);
    const queue = new SqliteQueue({ database: this.#database, clock, logger: silentLogger });
    this.#lives.set(queue, clock);
    return queue;
  }

  async kill(queue: JobQueue): Promise<void> {
    await Promise.resolve();
    this.#lives.get(queue)?.die();
  }

  nowMs(): number {
    return this.#clock.nowMs();
  }

  async elapse(ms: number): Promise<void> {
    await this.#clock.advance(ms);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#database[Symbol.asyncDispose]();
  }
}

/** The common time, until its process dies: from then on its timers run no more. Work that never ends isn't waited for. */
class MortalClock implements Clock {
  readonly #clock: VirtualClock;
  #isDead = false;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  nowMs(): number {
    return this.#clock.nowMs();
  }

  setTimer(delayMs: number, run: () => void): Disposable {
    return this.#clock.setTimer(delayMs, () => {
      if (!this.#isDead) run();
    });
  }

  track<T>(work: Promise<T>): Promise<T> {
    // Long enough for any database, short enough for work that hangs.
    const patience = new Promise<void>((resolve) => {
      setTimeout(resolve, 100).unref();
    });
    void this.#clock.track(Promise.race([work, patience]).catch(() => {}));
    return work;
  }

  die(): void {
    this.#isDead = true;
  }
}

jobQueueContract(async () => new SqliteSetup(await freshDatabase()));
