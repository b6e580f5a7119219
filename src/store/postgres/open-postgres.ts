import { sql } from "kysely";
import { Database, WRITE_WAIT_MS } from "../database.ts";
import { DatabaseUnusable } from "../database-unusable.ts";
import { postgresEngine } from "./engine.ts";
import { postgresFault } from "./fault.ts";
import { placeOf } from "./place.ts";
import { openPool } from "./pool.ts";

/** What pg-boss and the exclusion constraints are tried with; older ones are out of support since November 2025. */
const OLDEST_VERSION = 14;

/** Connects to the database at `url`, `postgres://user:password@host:port/database`. Throws `DatabaseUnusable`. */
export async function openPostgres(url: string): Promise<Database> {
  const place = placeOf(url);
  let database: Database | undefined;
  try {
    database = new Database(place, postgresEngine(openPool(url), WRITE_WAIT_MS));
    const { rows } = await sql<{ version: string }>`
      select current_setting('server_version_num') as version`.execute(database.read);
    const version = Math.floor(Number(rows[0]?.version) / 10_000);
    if (version < OLDEST_VERSION)
      throw new DatabaseUnusable(
        `The PostgreSQL server at ${place} is version ${version}: Frontdesk needs version ${OLDEST_VERSION} or newer.`,
      );
    return database;
  } catch (error) {
    await database?.[Symbol.asyncDispose]();
    throw postgresFault(place, error);
  }
}
