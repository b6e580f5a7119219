import { DatabaseUnusable } from "../database-unusable.ts";
import { isBusy, primaryCode } from "./error.ts";

/** SQLite's primary result codes for a file that can't be used, https://sqlite.org/rescode.html */
const READ_ONLY = 8;
const DISK_FAULT = 10;
const DAMAGED = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** What the owner can do about an error while a file was opened; any other error as it is. */
export function sqliteFault(place: string, error: unknown): unknown {
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
