import { sql, type Transaction } from "kysely";
import { DatabaseNewer } from "../database-newer.ts";
import { DatabaseUnusable } from "../database-unusable.ts";
import type { Database } from "../database.ts";
import type { Tables } from "../schema/index.ts";
import { migrations } from "./index.ts";
import { isForeign } from "./is-foreign.ts";
import type { Migration } from "./migration.ts";

/**
 * Brings a database up to this program, with what is in it, in one transaction: all steps or none. Safe to run again, and
 * by several processes at once. Throws `DatabaseNewer` for a database that has steps this program doesn't know, and
 * `DatabaseUnusable` for one that another program made.
 */
export async function migrate(
  database: Database,
  steps: readonly Migration[] = migrations,
): Promise<{ readonly taken: readonly string[] }> {
  return await database.write(async (transaction) => {
    if (await isForeign(transaction, database.dialect))
      throw new DatabaseUnusable(
        `${database.place} is not a Frontdesk database: ` +
          (database.dialect === "postgres"
            ? "set DATABASE_URL to an empty one."
            : "move it away, or set DATABASE_URL."),
      );
    const version = await versionOf(transaction);
    const newest = steps.at(-1)?.number ?? 0;
    if (version > newest) throw new DatabaseNewer(database.place, version, newest);
    const missing = steps.filter((step) => step.number > version);
    for (const step of missing) {
      await step.up(transaction, database.dialect);
      await transaction
        .insertInto("migrations")
        .values({ number: step.number, name: step.name })
        .execute();
    }
    return { taken: missing.map((step) => step.name) };
  });
}

async function versionOf(transaction: Transaction<Tables>): Promise<number> {
  await sql`create table if not exists migrations (number integer primary key, name text not null)`.execute(
    transaction,
  );
  const row = await transaction
    .selectFrom("migrations")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  return row?.number ?? 0;
}
