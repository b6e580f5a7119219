import { errorCode } from "./postgres/error.ts";

/** SQLSTATE `exclusion_violation`. */
const EXCLUDED = "23P01";

/** The database refused a write because the stylist or the room is already occupied then, by a visit, a hold or time off. */
export function isSlotTaken(error: unknown): boolean {
  return refusedWith(error, "slot-taken", ["segments_apart", "resource_uses_apart"]);
}

/** The database refused a write because the customer has another appointment then. */
export function isCustomerBusy(error: unknown): boolean {
  return refusedWith(error, "customer-busy", ["visits_apart"]);
}

/** Triggers raise with a word of ours; PostgreSQL's constraints are named in the error (`migrations/guard`). */
function refusedWith(error: unknown, word: string, constraints: readonly string[]): boolean {
  if (!(error instanceof Error)) return false;
  if (error.message.includes(word)) return true;
  if (errorCode(error) !== EXCLUDED || !("constraint" in error)) return false;
  return typeof error.constraint === "string" && constraints.includes(error.constraint);
}
