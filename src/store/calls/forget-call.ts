import type { Database, Writer } from "../database.ts";

/**
 * Erases what was said in a call and who rang: its log, the number, and what was proposed in it. That it happened, when and
 * how it ended stays, and so do the appointments made in it.
 */
export async function forgetCall(database: Database, callId: string, nowMs: number): Promise<void> {
  await database.write(async (writer) => {
    await forgetCalls(writer, [callId], nowMs);
  });
}

/** Forgets every call that ended before `beforeMs` and is not forgotten yet. Answers how many. */
export async function forgetCallsEndedBefore(
  database: Database,
  beforeMs: number,
  nowMs: number,
): Promise<number> {
  return await database.write(async (writer) => {
    const calls = await writer
      .selectFrom("calls")
      .select("id")
      .where("ended_at_ms", "<", beforeMs)
      .where("forgotten_at_ms", "is", null)
      .execute();
    await forgetCalls(
      writer,
      calls.map((call) => call.id),
      nowMs,
    );
    return calls.length;
  });
}

/** The same of several calls, in a transaction that is under way. */
export async function forgetCalls(
  writer: Writer,
  callIds: readonly string[],
  nowMs: number,
): Promise<void> {
  for (const callId of callIds) {
    await writer.deleteFrom("call_events").where("call_id", "=", callId).execute();
    await writer.deleteFrom("proposals").where("call_id", "=", callId).execute();
    await writer
      .updateTable("calls")
      .set({ caller_number: null, forgotten_at_ms: nowMs })
      .where("id", "=", callId)
      .execute();
  }
}
