import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDesk } from "../../src/store/business/seed-desk.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import type { Database } from "../../src/store/database.ts";
import { sampleDesk } from "../../src/store/testing/sample-desk.ts";
import { createDatabase } from "../../test/support/postgres/databases.ts";
import { startPostgresServer } from "../../test/support/postgres/start-server.ts";

/** A database with `sampleDesk` and nothing booked, whose commits wait for the disk, and where others can open it. */
export interface SampleDatabase {
  readonly name: "SQLite" | "PostgreSQL";
  readonly url: string;
  readonly database: Database;
}

/** Opens one after the other and has `work` done on each; `only` is one of their names in lower case. */
export async function onEachDatabase(
  only: string | undefined,
  work: (sample: SampleDatabase) => Promise<void>,
): Promise<void> {
  if (only !== "postgresql") {
    const folder = mkdtempSync(join(tmpdir(), "frontdesk-bench-"));
    try {
      await onOne("SQLite", join(folder, "frontdesk.db"), work);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  if (only !== "sqlite") {
    await using server = await startPostgresServer({ durable: true });
    await onOne("PostgreSQL", await createDatabase(server.url, "bench"), work);
  }
}

async function onOne(
  name: SampleDatabase["name"],
  url: string,
  work: (sample: SampleDatabase) => Promise<void>,
): Promise<void> {
  await using database = await openDatabase(url);
  await seedDesk(database, sampleDesk);
  await work({ name, url, database });
}
