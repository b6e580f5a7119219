import type { Writer } from "../database.ts";

/** Notes that the customer will come; answers false, having changed nothing, when that was known or there is no such appointment. */
export async function confirmVisit(
  writer: Writer,
  visitId: string,
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("visits")
    .set({ confirmed_at_ms: nowMs, updated_at_ms: nowMs })
    .where("id", "=", visitId)
    .where("status", "=", "booked")
    .where("confirmed_at_ms", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
