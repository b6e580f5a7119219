/** What the guard triggers raise with (`migrations/guard.ts`). */
const OVERLAP = "slot-taken";

/** The database refused a write because the stylist is already occupied then, by a visit, a hold or time off. */
export function isSlotTaken(error: unknown): boolean {
  return error instanceof Error && error.message.includes(OVERLAP);
}
