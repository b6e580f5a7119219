import { newId } from "../../base/id.ts";
import { outreachKey } from "../../domain/outreach/outreach-key.ts";
import type { Writer } from "../database.ts";

/**
 * Notes that a customer was reminded of an appointment elsewhere, as with an old book that is taken over: they are not reminded
 * of that time again, whether the reminders are planned already or later.
 */
export async function markReminded(
  writer: Writer,
  visit: {
    readonly deskId: string;
    readonly visitId: string;
    readonly startMs: number;
    readonly nowMs: number;
  },
): Promise<void> {
  const { deskId, visitId, startMs, nowMs } = visit;
  const told = { status: "sent", reason: "reminded elsewhere", settled_at_ms: nowMs } as const;
  for (const kind of ["reminder-message", "reminder-call"] as const) {
    await writer
      .insertInto("outbox")
      .values({
        id: newId("outbox"),
        desk_id: deskId,
        key: outreachKey(kind, visitId, startMs),
        kind,
        channel: kind === "reminder-call" ? "call" : "message",
        visit_id: visitId,
        payload: JSON.stringify({ startMs }),
        due_at_ms: nowMs,
        attempts: 0,
        created_at_ms: nowMs,
        ...told,
      })
      .onConflict((conflict) =>
        conflict.column("key").doUpdateSet(told).where("outbox.status", "=", "waiting"),
      )
      .execute();
  }
}
