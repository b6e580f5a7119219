import type { Reader, Writer } from "../database.ts";
import type { ExpectedVisit } from "./expected-visits.ts";

/** The next invitation that is due, the oldest first; of visits that still are to come. */
export async function nextInvitation(
  reader: Reader,
  nowMs: number,
): Promise<ExpectedVisit | undefined> {
  return await reader
    .selectFrom("expected_visits")
    .selectAll()
    .where("invitation", "=", "waiting")
    .where("invitation_due_at_ms", "<=", nowMs)
    .where("status", "=", "expected")
    .where("ends_at_ms", ">", nowMs)
    .orderBy("invitation_due_at_ms")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** Takes one for sending until a moment. Answers false when somebody else has. */
export async function claimInvitation(
  writer: Writer,
  id: string,
  untilMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("expected_visits")
    .set((row) => ({
      invitation: "sending",
      invitation_due_at_ms: untilMs,
      invitation_tries: row(row.fn.coalesce("invitation_tries", row.lit(0)), "+", 1),
    }))
    .where("id", "=", id)
    .where("invitation", "=", "waiting")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Writes what became of one that was being sent; `waiting` with the moment of the next try. */
export async function settleInvitation(
  writer: Writer,
  id: string,
  result: {
    readonly invitation: "sent" | "failed" | "unknown" | "waiting";
    readonly reason: string | null;
    readonly dueAtMs: number | null;
  },
): Promise<void> {
  await writer
    .updateTable("expected_visits")
    .set({
      invitation: result.invitation,
      invitation_reason: result.reason,
      invitation_due_at_ms: result.dueAtMs,
    })
    .where("id", "=", id)
    .where("invitation", "=", "sending")
    .execute();
}

/** Whoever was sending these is gone: the mail server may have them, so they aren't sent again. Answers how many. */
export async function giveUpLapsedInvitations(writer: Writer, nowMs: number): Promise<number> {
  const { numUpdatedRows } = await writer
    .updateTable("expected_visits")
    .set({ invitation: "unknown", invitation_reason: "stopped", invitation_due_at_ms: null })
    .where("invitation", "=", "sending")
    .where("invitation_due_at_ms", "<=", nowMs)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
