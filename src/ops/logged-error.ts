/** What the log holds of something that was thrown. */
interface LoggedError {
  readonly type: string;
  readonly message?: string;
  readonly stack?: string;
  readonly code?: string | number;
  readonly status?: number;
  /** The rule of the database that was broken. */
  readonly constraint?: string;
  readonly cause?: LoggedError;
}

const MOST_CAUSES = 4;

/**
 * Of something that was thrown, what says where it went wrong, and no other field: PostgreSQL's errors carry the row (`detail`), and
 * those of requests their form, its numbers and the password (`config`).
 */
export function loggedError(thrown: unknown, mostCauses = MOST_CAUSES): LoggedError {
  if (!(thrown instanceof Error)) return { type: typeof thrown };
  const { name, message, stack, cause } = thrown;
  const code = "code" in thrown ? thrown.code : undefined;
  const status = "status" in thrown ? thrown.status : undefined;
  const constraint = "constraint" in thrown ? thrown.constraint : undefined;
  return {
    type: name,
    message,
    ...(stack !== undefined && { stack }),
    ...((typeof code === "string" || typeof code === "number") && { code }),
    ...(typeof status === "number" && { status }),
    ...(typeof constraint === "string" && { constraint }),
    ...(cause instanceof Error && mostCauses > 0 && { cause: loggedError(cause, mostCauses - 1) }),
  };
}
