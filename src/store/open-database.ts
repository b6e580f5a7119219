import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { sql } from "kysely";
import { DatabaseUnusable } from "./database-unusable.ts";
import { Database } from "./database.ts";
import { migrate } from "./migrations/migrate.ts";
import { NodeSqlite } from "./sqlite/node-sqlite.ts";
import { isBusy, primaryCode } from "./sqlite/error.ts";

/**
 * Opens the database at `url` (a file path, `sqlite:` and a path, or `:memory:`), makes it when there is none, and
 * brings it up to this program. Throws `DatabaseUnusable` when the file can't be made, read or written, and
 * `DatabaseNewer` when a newer program made it.
 */
export async function openDatabase(url: string): Promise<Database> {
  const database = await openUnmigrated(url);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw unusable(database.place, error);
  }
}

/** As `openDatabase`, but leaves the tables as they are. */
export async function openUnmigrated(url: string): Promise<Database> {
  const place = fileOf(url);
  try {
    if (place !== ":memory:") mkdirSync(dirname(place), { recursive: true });
    const database = new Database(place, new NodeSqlite(place));
    if (place !== ":memory:") await shareFile(database);
    return database;
  } catch (error) {
    throw unusable(place, error);
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

/** SQLite's primary result codes for a file that can't be used, https://sqlite.org/rescode.html */
const READ_ONLY = 8;
const DISK_FAULT = 10;
const DAMAGED = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

function unusable(place: string, error: unknown): unknown {
  const say = (sentence: string) => new DatabaseUnusable(sentence, { cause: error });
  const code = primaryCode(error);
  if (code === NOT_A_DATABASE)
    return say(`${place} is not a Frontdesk database: move it away, or set DATABASE_URL.`);
  if (code === DAMAGED)
    return say(`The database ${place} is damaged: put a backup in its place, or set DATABASE_URL.`);
  if (code === FULL) return say(`The disk is full: make room for the database ${place}.`);
  if (isBusy(error))
    return say(`Another program keeps the database ${place} locked: stop it and try again.`);
  if (code === READ_ONLY || code === DISK_FAULT || code === CANNOT_OPEN || isFileError(error))
    return say(
      `The database ${place} can't be written: make its folder writable, or set DATABASE_URL to another file.`,
    );
  return error;
}

function isFileError(error: unknown): boolean {
  const codes = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "ENOENT"];
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    codes.includes(error.code)
  );
}
