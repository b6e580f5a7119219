import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../src/base/clock.ts";
import { startRacer, type Racer } from "../racer.ts";
import { Random } from "./random.ts";
import type { Told } from "./told.ts";

/** How hard it blows. */
export interface StormOptions {
  /** The database, as `openDatabase` takes it. */
  readonly url: string;
  readonly processes: number;
  readonly writersEach: number;
  /** It ends once the writers were told of so many operations, and all kills are done. */
  readonly operations: number;
  /** How many processes are killed on the way, each followed by another one in its place. */
  readonly kills: number;
  readonly seed: number;
}

/** What the writers were told, and how it went. */
export interface Storm {
  readonly told: readonly Told[];
  readonly kills: number;
  readonly tookMs: number;
}

/** Lets writers in several processes loose on one book, and kills some of them on the way. */
export async function runStorm(options: StormOptions): Promise<Storm> {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-storm-"));
  const random = new Random(options.seed);
  const logs: string[] = [];
  const start = async () => {
    const log = join(folder, `${logs.length}.jsonl`);
    logs.push(log);
    const seed = String(options.seed * 1000 + logs.length);
    return await startRacer("storm-writer.ts", [
      options.url,
      log,
      String(options.writersEach),
      seed,
    ]);
  };
  const told = () => logs.flatMap((log) => readLog(log));
  const startedAtMs = systemClock.nowMs();
  let kills = 0;
  try {
    const racers: Racer[] = await Promise.all(Array.from({ length: options.processes }, start));
    const killEvery = options.operations / (options.kills + 1);
    for (let done = 0; done < options.operations || kills < options.kills; done = told().length) {
      await new Promise<void>((resolve) => {
        systemClock.setTimer(100 + random.below(100), resolve);
      });
      for (const racer of racers) racer.mustLive();
      if (kills === options.kills || done < (kills + 1) * killEvery) continue;
      const victim = random.below(racers.length);
      await racers[victim]?.kill();
      kills += 1;
      racers[victim] = await start();
    }
    await Promise.all(racers.map((racer) => racer.go()));
    return { told: told(), kills, tookMs: systemClock.nowMs() - startedAtMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A line that a kill cut short was never told to anybody. */
function readLog(path: string): Told[] {
  const lines = readFileSync(path, { encoding: "utf8", flag: "a+" }).split("\n");
  return lines.slice(0, -1).map((line): Told => {
    const told: Told = JSON.parse(line);
    return told;
  });
}
