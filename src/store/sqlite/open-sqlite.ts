import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { sql } from "kysely";
import { Database } from "../database.ts";
import { sqliteEngine } from "./engine.ts";
import { isBusy } from "./error.ts";
import { NodeSqlite } from "./node-sqlite.ts";
import { sqliteFault } from "./fault.ts";

/** Opens a file (a path, or the same after `sqlite:`) or `:memory:`; makes it and its folder when there is none. */
export async function openSqlite(url: string): Promise<Database> {
  const place = fileOf(url);
  try {
    if (place !== ":memory:") mkdirSync(dirname(place), { recursive: true });
    const database = new Database(place, sqliteEngine(new NodeSqlite(place)));
    if (place !== ":memory:") await shareFile(database);
    return database;
  } catch (error) {
    throw sqliteFault(place, error);
  }
}

function fileOf(url: string): string {
  const path = url.replace(/^sqlite:(\/\/(?=\/))?/, "");
  return path === ":memory:" ? path : resolve(path);
}

/**
 * Write-ahead logging lets readers go on while somebody writes; it stays switched on in the file. Switching needs the file
 * alone, so a process that comes at the same moment tries again. `synchronous = full` keeps a committed booking
 * through a power cut: https://sqlite.org/pragma.html#pragma_synchronous
 */
async function shareFile(database: Database): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sql`pragma journal_mode = wal`.execute(database.read);
      await sql`pragma synchronous = full`.execute(database.read);
      return;
    } catch (error) {
      if (!isBusy(error) || attempt === 200) throw error;
    }
  }
}
