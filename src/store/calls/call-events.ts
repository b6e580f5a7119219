import type { Database, Reader } from "../database.ts";

/** One line of a call's log. */
export interface LoggedEvent {
  /** From 0, without gaps. */
  readonly sequence: number;
  readonly atMs: number;
  /** The event as it came, as JSON; it replays byte for byte. */
  readonly event: string;
  /** Of the effects it had, to compare a replay with. */
  readonly effectsDigest: string;
}

/** Adds to a call's log, in one transaction. Throws when a sequence number is there already: two machines run one call. */
export async function appendEvents(
  database: Database,
  callId: string,
  events: readonly LoggedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await database.write(async (writer) => {
    for (const event of events) {
      await writer
        .insertInto("call_events")
        .values({
          call_id: callId,
          sequence: event.sequence,
          at_ms: event.atMs,
          event: event.event,
          effects_digest: event.effectsDigest,
        })
        .execute();
    }
  });
}

/** A call's log from its beginning. Empty for a call that was forgotten. */
export async function readEvents(reader: Reader, callId: string): Promise<readonly LoggedEvent[]> {
  const rows = await reader
    .selectFrom("call_events")
    .select(["sequence", "at_ms", "event", "effects_digest"])
    .where("call_id", "=", callId)
    .orderBy("sequence")
    .execute();
  return rows.map((row) => ({
    sequence: row.sequence,
    atMs: row.at_ms,
    event: row.event,
    effectsDigest: row.effects_digest,
  }));
}
