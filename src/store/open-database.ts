import type { Database } from "./database.ts";
import { migrate } from "./migrations/migrate.ts";
import { openPostgres } from "./postgres/open-postgres.ts";
import { postgresFault } from "./postgres/fault.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";
import { sqliteFault } from "./sqlite/fault.ts";

/**
 * Opens the database at `url`: a file path, `sqlite:` and a path, or `:memory:` (made when there is none), or
 * `postgres://user:password@host:port/database`; and brings it up to this program. Throws `DatabaseUnusable` when it
 * can't be reached, made, read or written, and `DatabaseNewer` when a newer program made it.
 */
export async function openDatabase(url: string): Promise<Database> {
  const database = await openUnmigrated(url);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database[Symbol.asyncDispose]();
    const fault = database.dialect === "postgres" ? postgresFault : sqliteFault;
    throw fault(database.place, error);
  }
}

/** As `openDatabase`, but leaves the tables as they are. */
export async function openUnmigrated(url: string): Promise<Database> {
  return /^postgres(ql)?:/u.test(url) ? await openPostgres(url) : await openSqlite(url);
}
