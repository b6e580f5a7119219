import type { Database, Reader, Writer } from "../database.ts";

/**
 * Makes a call that is on another process's: from now on it alone may write its log. False when it is over, or when it is no
 * longer held by whom it was believed to be held by (`from`; undefined where nobody was named).
 */
export async function claimCall(
  database: Database,
  claim: { readonly callId: string; readonly heldBy: string; readonly from: string | undefined },
): Promise<boolean> {
  return await database.write(async (writer) => {
    const call = await heldNow(writer, claim.callId);
    if (call === undefined || call.ended_at_ms !== null) return false;
    if ((call.held_by ?? undefined) !== claim.from) return false;
    await writer
      .updateTable("calls")
      .set({ held_by: claim.heldBy })
      .where("id", "=", claim.callId)
      .execute();
    return true;
  });
}

/** Whether this process still holds a call. */
export async function isHeldBy(reader: Reader, callId: string, holder: string): Promise<boolean> {
  return (await heldNow(reader, callId))?.held_by === holder;
}

/** Whether this process still holds all of these calls. */
export async function areHeldBy(
  reader: Reader,
  callIds: readonly string[],
  holder: string,
): Promise<boolean> {
  const rows = await reader
    .selectFrom("calls")
    .select("id")
    .where("id", "in", callIds)
    .where("held_by", "=", holder)
    .execute();
  return rows.length === callIds.length;
}

/** The call that a telephone company's id belongs to, when it is one that we made. */
export async function outgoingIdOf(reader: Reader, callSid: string): Promise<string | undefined> {
  const row = await reader
    .selectFrom("stream_tickets")
    .select("outgoing_id")
    .where("call_sid", "=", callSid)
    .where("outgoing_id", "is not", null)
    .executeTakeFirst();
  return row?.outgoing_id ?? undefined;
}

function heldNow(reader: Reader | Writer, callId: string) {
  return reader
    .selectFrom("calls")
    .select(["held_by", "ended_at_ms"])
    .where("id", "=", callId)
    .executeTakeFirst();
}
