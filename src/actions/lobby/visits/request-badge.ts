import { newId } from "../../../base/id.ts";
import type { Writer } from "../../../store/database.ts";

/** Asks for a badge to be printed for a visit: the printer's worker takes it from there, and tells what came of it. */
export async function requestBadge(writer: Writer, visitId: string, nowMs: number): Promise<void> {
  await writer
    .insertInto("badges")
    .values({
      id: newId("badge"),
      visit_id: visitId,
      status: "waiting",
      printer: null,
      job: null,
      reason: null,
      requested_at_ms: nowMs,
      claimed_until_ms: null,
      settled_at_ms: null,
    })
    .execute();
}
