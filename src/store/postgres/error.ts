/** A serialization failure or a deadlock: https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html */
const CONFLICTS: ReadonlySet<string> = new Set(["40001", "40P01"]);

/** From the server while it stops, is killed or starts, and from the network. */
const LOSSES: ReadonlySet<string> = new Set([
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08003",
  "08006",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
]);

/** What `pg` says, without a code, of a connection that broke. */
const LOSS_MESSAGES = /^(connection terminated|client has encountered a connection error)/iu;

/** Whether somebody else was in the way just then, so that the same transaction may work a moment later. */
export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(errorCode(error) ?? "");
}

/** Whether the connection to the server broke or could not be made. */
export function isConnectionLoss(error: unknown): boolean {
  if (LOSSES.has(errorCode(error) ?? "")) return true;
  return error instanceof Error && LOSS_MESSAGES.test(error.message);
}

/** The SQLSTATE of the server's error, or the code of a network error; undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  // A host with several addresses fails with the errors of all of them.
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
