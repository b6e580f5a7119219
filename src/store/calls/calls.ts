import type { Database, Reader } from "../database.ts";

/** One conversation, as it began. */
export interface StartedCall {
  readonly id: string;
  readonly deskId: string;
  readonly channel: "phone" | "browser" | "chat";
  /** E.164. */
  readonly callerNumber?: string;
  readonly startedAtMs: number;
  /** Names the process that holds it. */
  readonly heldBy?: string;
}

/** One conversation, as the database knows it. */
export interface CallRecord extends StartedCall {
  readonly endedAtMs?: number;
  /** A `CallOutcome`, see `ports/call-feed.ts`. */
  readonly outcome?: string;
  /** Its words and number were erased then. */
  readonly forgottenAtMs?: number;
}

/** Notes that a call began. Does nothing when it is noted already. */
export async function startCall(database: Database, call: StartedCall): Promise<void> {
  await database.write(async (writer) => {
    await writer
      .insertInto("calls")
      .values({
        id: call.id,
        desk_id: call.deskId,
        channel: call.channel,
        caller_number: call.callerNumber ?? null,
        started_at_ms: call.startedAtMs,
        ended_at_ms: null,
        outcome: null,
        forgotten_at_ms: null,
        held_by: call.heldBy ?? null,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  });
}

/** Notes that a call is over. */
export async function endCall(
  database: Database,
  end: { readonly callId: string; readonly endedAtMs: number; readonly outcome: string },
): Promise<void> {
  await database.write(async (writer) => {
    await writer
      .updateTable("calls")
      .set({ ended_at_ms: end.endedAtMs, outcome: end.outcome })
      .where("id", "=", end.callId)
      .execute();
  });
}

/** A call by its id; undefined when there is none. */
export async function findCall(reader: Reader, callId: string): Promise<CallRecord | undefined> {
  const row = await reader
    .selectFrom("calls")
    .selectAll()
    .where("id", "=", callId)
    .executeTakeFirst();
  return row ? readCall(row) : undefined;
}

/** The calls of all desks that have not ended, or whose process died before it could say so. */
export async function openCalls(reader: Reader): Promise<readonly CallRecord[]> {
  const rows = await reader
    .selectFrom("calls")
    .selectAll()
    .where("ended_at_ms", "is", null)
    .execute();
  return rows.map(readCall);
}

/** The latest calls of a desk, newest first. */
export async function listCalls(
  reader: Reader,
  query: { readonly deskId: string; readonly limit: number },
): Promise<readonly CallRecord[]> {
  const rows = await reader
    .selectFrom("calls")
    .selectAll()
    .where("desk_id", "=", query.deskId)
    .orderBy("started_at_ms", "desc")
    .limit(query.limit)
    .execute();
  return rows.map(readCall);
}

function readCall(row: {
  readonly id: string;
  readonly desk_id: string;
  readonly channel: StartedCall["channel"];
  readonly caller_number: string | null;
  readonly started_at_ms: number;
  readonly ended_at_ms: number | null;
  readonly outcome: string | null;
  readonly forgotten_at_ms: number | null;
  readonly held_by: string | null;
}): CallRecord {
  return {
    id: row.id,
    deskId: row.desk_id,
    channel: row.channel,
    ...(row.caller_number === null ? {} : { callerNumber: row.caller_number }),
    startedAtMs: row.started_at_ms,
    ...(row.held_by === null ? {} : { heldBy: row.held_by }),
    ...(row.ended_at_ms === null ? {} : { endedAtMs: row.ended_at_ms }),
    ...(row.outcome === null ? {} : { outcome: row.outcome }),
    ...(row.forgotten_at_ms === null ? {} : { forgottenAtMs: row.forgotten_at_ms }),
  };
}
