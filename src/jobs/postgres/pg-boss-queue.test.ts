import { TestClock, type AttachableClock, type ClockTimer } from "pg-boss";
import { silentLogger } from "../../ops/logger.ts";
import type { JobQueue } from "../../ports/job-queue.ts";
import { jobQueueContract, type JobQueueSetup } from "../../ports/testing/job-queue-contract.ts";
import { freshDatabaseUrl } from "../../store/testing/fresh-database.ts";
import { PgBossQueue } from "./pg-boss-queue.ts";

class PgBossSetup implements JobQueueSetup {
  readonly #url: string;
  readonly #clock = new TestClock(Date.UTC(2026, 10, 23, 9));
  readonly #lives = new Map<JobQueue, MortalClock>();

  constructor(url: string) {
    this.#url = url;
  }

  async open(): Promise<JobQueue> {
    const clock = new MortalClock(this.#clock);
    const queue = await PgBossQueue.open({ url: this.#url, logger: silentLogger, clock });
    this.#lives.set(queue, clock);
    return queue;
  }

  async kill(queue: JobQueue): Promise<void> {
    await Promise.resolve();
    this.#lives.get(queue)?.die();
  }

  nowMs(): number {
    return this.#clock.now();
  }

  async elapse(ms: number): Promise<void> {
    const untilMs = this.#clock.now() + ms;
    while (this.#clock.now() < untilMs) {
      await this.#clock.tick(Math.min(500, untilMs - this.#clock.now()));
      // The clock doesn't wait for what the jobs themselves do.
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const queue of this.#lives.keys()) await queue[Symbol.asyncDispose]();
  }
}

/** The common time, until its process dies: from then on its timers run no more. */
class MortalClock implements AttachableClock {
  readonly #clock: TestClock;
  #isDead = false;

  constructor(clock: TestClock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  setTimeout(run: () => void, ms: number): ClockTimer {
    return this.#clock.setTimeout(() => this.#unlessDead(run), ms);
  }

  setInterval(run: () => void, ms: number): ClockTimer {
    return this.#clock.setInterval(() => this.#unlessDead(run), ms);
  }

  clearTimeout(timer: ClockTimer): void {
    this.#clock.clearTimeout(timer);
  }

  clearInterval(timer: ClockTimer): void {
    this.#clock.clearInterval(timer);
  }

  async attach(target: Parameters<TestClock["attach"]>[0]): Promise<AsyncDisposable> {
    return await this.#clock.attach(target);
  }

  die(): void {
    this.#isDead = true;
  }

  #unlessDead(run: () => void): void {
    if (!this.#isDead) run();
  }
}

jobQueueContract(async () => new PgBossSetup(await freshDatabaseUrl()));
