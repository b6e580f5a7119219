import { expect, test } from "vitest";
import type { Json } from "../../base/json.ts";
import type { JobQueue } from "../job-queue.ts";

/** A place for queues, with a time of its own. */
export interface JobQueueSetup extends AsyncDisposable {
  /** Another process on the same queue. */
  open(): Promise<JobQueue>;
  /** Ends a process of `open` in the middle of its work, without a word to anybody. */
  kill(queue: JobQueue): Promise<void>;
  nowMs(): number;
  /** Lets that much time pass, and everything be done that falls into it. */
  elapse(ms: number): Promise<void>;
}

/** What every queue must do. */
export function jobQueueContract(setUp: () => Promise<JobQueueSetup>): void {
  const once = { atOnce: 1, tries: 1 };

  test("does what was put in, with all that was said of it", async () => {
    await using setup = await setUp();
    await using queue = await setup.open();
    const done: Json[] = [];
    const payload = { name: "Zoë", list: [1, null, { deep: true }], text: "a'b\"c\\d" };
    await queue.add("letters", { payload });
    await queue.work("letters", once, async (job) => {
      await Promise.resolve();
      done.push(job);
    });
    await queue.add("letters", { payload: "second" });
    await queue.add("others", { payload: "not of this queue" });
    await setup.elapse(10_000);
    expect(done).toEqual([payload, "second"]);
  });

  test("does nothing before it is due", async () => {
    await using setup = await setUp();
    await using queue = await setup.open();
    const done: Json[] = [];
    await queue.work("letters", once, async (job) => {
      await Promise.resolve();
      done.push(job);
    });
    await queue.add("letters", { payload: "later", dueAtMs: setup.nowMs() + 60_000 });
    await setup.elapse(55_000);
    expect(done).toEqual([]);
    await setup.elapse(15_000);
    expect(done).toEqual(["later"]);
  });

  test("takes a key once while it waits, and again when it has begun", async () => {
    await using setup = await setUp();
    await using queue = await setup.open();
    const done: Json[] = [];
    await queue.add("letters", { payload: 1, key: "a" });
    await queue.add("letters", { payload: 2, key: "a" });
    await queue.add("letters", { payload: 3, key: "b" });
    await queue.add("letters", { payload: 4 });
    await queue.add("letters", { payload: 5 });
    await queue.work("letters", once, async (job) => {
      if (job === 1) await queue.add("letters", { payload: 6, key: "a" });
      done.push(job);
    });
    await setup.elapse(20_000);
    expect(new Set(done)).toEqual(new Set([1, 3, 4, 5, 6]));
    expect(done).toHaveLength(5);
  });

  test("tries again what failed, later, and gives it up in the end", async () => {
    await using setup = await setUp();
    await using queue = await setup.open();
    const tries: Json[] = [];
    await queue.work("letters", { atOnce: 1, tries: 3 }, async (job) => {
      await Promise.resolve();
      tries.push(job);
      if (job === "hopeless" || tries.length < 3) throw new Error("Not now");
    });
    await queue.add("letters", { payload: "hopeless" });
    await setup.elapse(60_000);
    expect(tries).toEqual(["hopeless", "hopeless", "hopeless"]);
    await queue.add("letters", { payload: "fine" });
    await setup.elapse(60_000);
    expect(tries.at(-1)).toBe("fine");
    expect(tries).toHaveLength(4);
  });

  test("shares the work among processes, each job once, as many at a time as they may", async () => {
    await using setup = await setUp();
    const queues = [await setup.open(), await setup.open()];
    const done: Json[] = [];
    let busy = 0;
    let busiest = 0;
    for (const queue of queues) {
      await queue.work("letters", { atOnce: 2, tries: 1 }, async (job) => {
        busy += 1;
        busiest = Math.max(busiest, busy);
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        busy -= 1;
        done.push(job);
      });
    }
    const [first] = queues;
    for (let job = 0; job < 20; job += 1) await first?.add("letters", { payload: job });
    await setup.elapse(30_000);
    expect(done.map(Number).toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 20 }, (_, job) => job),
    );
    expect(busiest).toBeLessThanOrEqual(4);
    for (const queue of queues) await queue[Symbol.asyncDispose]();
  });

  test("gives the work of a process that died to another", async () => {
    await using setup = await setUp();
    const dying = await setup.open();
    const begun = Promise.withResolvers<void>();
    await dying.work("letters", { atOnce: 1, tries: 3 }, async () => {
      begun.resolve();
      await new Promise(() => {});
    });
    await dying.add("letters", { payload: "urgent" });
    await setup.elapse(3_000);
    await begun.promise;
    await setup.kill(dying);
    await using queue = await setup.open();
    const done: Json[] = [];
    await queue.work("letters", { atOnce: 1, tries: 3 }, async (job) => {
      await Promise.resolve();
      done.push(job);
    });
    await setup.elapse(5_000);
    expect(done).toEqual([]);
    await setup.elapse(4 * 60_000);
    expect(done).toEqual(["urgent"]);
  });

  test("repeats at once and again and again, in one process at a time, whatever a run throws", async () => {
    await using setup = await setUp();
    const queues = [await setup.open(), await setup.open()];
    const runs: number[] = [];
    let busy = 0;
    for (const [process, queue] of queues.entries()) {
      await queue.repeat("sweep", 30_000, async () => {
        busy += 1;
        expect(busy).toBe(1);
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        busy -= 1;
        runs.push(process);
        if (runs.length === 2) throw new Error("Not this time");
      });
    }
    await setup.elapse(5_000);
    expect(runs).toHaveLength(1);
    await setup.elapse(5 * 60_000);
    // A little later each time, never sooner.
    expect(runs.length).toBeGreaterThanOrEqual(8);
    expect(runs.length).toBeLessThanOrEqual(11);
    const [first, second] = queues;
    await first?.[Symbol.asyncDispose]();
    const before = runs.length;
    await setup.elapse(3 * 60_000);
    expect(runs.slice(before).every((process) => process === 1)).toBe(true);
    expect(runs.length).toBeGreaterThan(before + 2);
    await second?.[Symbol.asyncDispose]();
  });

  test("repeats no sooner because a process starts again, and goes on when one dies at it", async () => {
    await using setup = await setUp();
    const startsMs: number[] = [];
    const begun = Promise.withResolvers<void>();
    let dies = false;
    const start = async () => {
      const queue = await setup.open();
      await queue.repeat("sweep", 60_000, async () => {
        startsMs.push(setup.nowMs());
        if (!dies) return;
        begun.resolve();
        await new Promise(() => {});
      });
      return queue;
    };
    const first = await start();
    await setup.elapse(5_000);
    expect(startsMs).toHaveLength(1);
    const second = await start();
    const third = await start();
    await setup.elapse(30_000);
    expect(startsMs).toHaveLength(1);
    await first[Symbol.asyncDispose]();
    await second[Symbol.asyncDispose]();
    await setup.elapse(2 * 60_000);
    const apartMs = startsMs.slice(1).map((atMs, index) => atMs - (startsMs[index] ?? atMs));
    expect(apartMs.length).toBeGreaterThan(0);
    expect(Math.min(...apartMs)).toBeGreaterThanOrEqual(60_000);
    dies = true;
    await setup.elapse(2 * 60_000);
    await begun.promise;
    await setup.kill(third);
    dies = false;
    const before = startsMs.length;
    await using fourth = await start();
    expect(fourth).toBeDefined();
    await setup.elapse(5 * 60_000);
    expect(startsMs.length).toBeGreaterThan(before + 2);
  });
}
