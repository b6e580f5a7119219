import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../database.ts";
import { openDatabase } from "../open-database.ts";

/** Makes a database that nobody has used and answers its url; `empty` is one that is not even migrated. */
export type DatabaseSource = (want: { readonly empty: boolean }) => Promise<string>;

let source: DatabaseSource | undefined;

/** Has the tests of this process run on databases from somewhere else than SQLite. */
export function useDatabases(from: DatabaseSource): void {
  source = from;
}

/** A database of the kind under test, with tables and nothing in them; SQLite's is in memory. Close it with `await using`. */
export async function freshDatabase(): Promise<Database> {
  return await openDatabase(source ? await source({ empty: false }) : ":memory:");
}

/** The url of such a database, for a test with several processes; SQLite's is a file that goes when the test is over. */
export async function freshDatabaseUrl(want = { empty: false }): Promise<string> {
  if (source) return await source(want);
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-database-"));
  // Only tests ask for one; what isn't a test may still import this file.
  const { onTestFinished } = await import("vitest");
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "frontdesk.db");
}
