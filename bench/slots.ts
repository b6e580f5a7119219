import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import type { ActionContext } from "../src/actions/action-context.ts";
import { viewBook } from "../src/actions/slots/book-view.ts";
import { VirtualClock } from "../src/base/testing/virtual-clock.ts";
import { toInstantMs } from "../src/domain/scheduling/local-time.ts";
import { seedDesk } from "../src/store/business/seed-desk.ts";
import { openDatabase } from "../src/store/open-database.ts";
import { createDatabase } from "../test/support/postgres/databases.ts";
import { startPostgresServer } from "../test/support/postgres/start-server.ts";
import { bareRead } from "./slots/bare-read.ts";
import { chanceFrom } from "./slots/chance.ts";
import { fillBook } from "./slots/fill.ts";
import { bigSalon, HORIZON_DAYS, PEOPLE } from "./slots/salon.ts";
import { SEARCHES } from "./slots/searches.ts";

const USAGE = `Usage: npm run bench -- slots [options]

Fills the book of a salon of ${PEOPLE} people for ${HORIZON_DAYS} days and says how long the searches of a call take: the whole
way (business and book read, searched, offers made), the search alone, and beside it the bare reading of the same stretch of
the book in the same run, which nothing can be faster than. CPU is that of this process: on a busy machine it says more than the clock.

  --database <kind>    sqlite or postgres; both by default
  --visits <number>    appointments in the book; 20000 by default
  --searches <number>  of each kind; 300 by default
  --seed <number>      another book and other searches
`;

/** Fills a book, searches it and prints a line for each kind of search. Answers the exit code. */
export async function benchSlots(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      database: { type: "string" },
      visits: { type: "string", default: "20000" },
      searches: { type: "string", default: "300" },
      seed: { type: "string", default: "1" },
      help: { type: "boolean" },
    },
  });
  const [visits, searches, seed] = [values.visits, values.searches, values.seed].map(Number);
  const isRight = [visits, searches, seed].every((one) => Number.isSafeInteger(one));
  const kinds = values.database === undefined ? ["sqlite", "postgres"] : [values.database];
  const isKnown = kinds.every((kind) => kind === "sqlite" || kind === "postgres");
  if (values.help === true || !isRight || !isKnown) {
    process.stdout.write(USAGE);
    return values.help === true ? 0 : 2;
  }
  const plan = { visits: visits ?? 0, searches: searches ?? 0, seed: seed ?? 0 };
  if (kinds.includes("sqlite")) await onSqlite(plan);
  if (kinds.includes("postgres")) await onPostgres(plan);
  return 0;
}

interface Plan {
  readonly visits: number;
  readonly searches: number;
  readonly seed: number;
}

async function onSqlite(plan: Plan): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-bench-"));
  try {
    await measure("SQLite", join(folder, "frontdesk.db"), plan);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(plan: Plan): Promise<void> {
  await using server = await startPostgresServer();
  await measure("PostgreSQL", await createDatabase(server.url, "bench"), plan);
}

async function measure(name: string, url: string, plan: Plan): Promise<void> {
  await using database = await openDatabase(url);
  await seedDesk(database, bigSalon);
  const nowMs = toInstantMs("2026-09-01T08:00", bigSalon.zone);
  const booked = await fillBook(database, { nowMs, ...plan, chance: chanceFrom(plan.seed) });
  if (database.dialect === "postgres") await sql`analyze`.execute(database.read);
  process.stdout.write(
    `${name}: ${booked} appointments of ${PEOPLE} people in ${HORIZON_DAYS} days\n`,
  );
  process.stdout.write(
    `${row("milliseconds", ["whole, median", "p95", "CPU, mean", "search", "bare read"])}  whole : bare\n`,
  );
  const context: ActionContext = {
    database,
    clock: new VirtualClock(nowMs),
    deskId: bigSalon.id,
    actor: { kind: "system", channel: "jobs" },
  };
  await using bare = await bareRead(url);
  for (const [kind, make] of Object.entries(SEARCHES)) {
    const chance = chanceFrom(plan.seed);
    const times = {
      whole: new Array<number>(),
      search: new Array<number>(),
      bare: new Array<number>(),
    };
    let cpuMs = 0;
    for (let count = -20; count < plan.searches; count += 1) {
      const search = make(chance, nowMs);
      const { startMs: fromMs, endMs: untilMs } = search.window;
      const usedBefore = process.cpuUsage();
      const whole = await timed(() => search.run(context));
      const used = process.cpuUsage(usedBefore);
      const floor = await timed(() => bare.segments(search.window, nowMs));
      const view = await viewBook(database.read, { deskId: bigSalon.id, nowMs, fromMs, untilMs });
      const alone = await timed(() => search.searchOnly?.(view));
      if (count < 0) continue;
      times.whole.push(whole);
      cpuMs += (used.user + used.system) / 1000;
      times.bare.push(floor);
      if (search.searchOnly) times.search.push(alone);
    }
    const [whole, floor] = [percentile(times.whole, 0.5), percentile(times.bare, 0.5)];
    const shown = [
      whole,
      percentile(times.whole, 0.95),
      cpuMs / plan.searches,
      percentile(times.search, 0.5),
      floor,
    ];
    const written = shown.map((ms) => (Number.isNaN(ms) ? "" : ms.toFixed(2)));
    process.stdout.write(`${row(kind, written)}  ${(whole / floor).toFixed(1)}\n`);
  }
}

async function timed(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * sorted.length)] ?? Number.NaN;
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(42) + cells.map((cell) => cell.padStart(15)).join("");
}
