import { CompiledQuery, sql } from "kysely";
import type { Database, Reader, Writer } from "../database.ts";
import { areHeldBy } from "./call-holder.ts";

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

/** Another process has gone on with the call: this one's events are no part of it. */
export class CallTakenOver extends Error {
  override readonly name = "CallTakenOver";

  constructor() {
    super("Another process goes on with this call.");
  }
}

/** One line of the log of one of several calls. */
export interface CallEventRow extends LoggedEvent {
  readonly callId: string;
}

/**
 * Adds to the logs of calls, in one transaction. Throws when a sequence number is there already (two machines run one call), and a
 * `CallTakenOver` when one of them is no longer held by the process that is named.
 */
export async function appendEvents(
  database: Database,
  rows: readonly CallEventRow[],
  heldBy?: string,
): Promise<void> {
  if (rows.length === 0) return;
  await database.write(async (writer) => {
    if (heldBy !== undefined) {
      const calls = [...new Set(rows.map(({ callId }) => callId))];
      if (!(await areHeldBy(writer, calls, heldBy))) throw new CallTakenOver();
    }
    for (let at = 0; at < rows.length;) {
      const size = ROWS_AT_ONCE.find((one) => one <= rows.length - at) ?? 1;
      await writer.executeQuery(insertOf(writer, database.dialect, rows.slice(at, at + size)));
      at += size;
    }
  });
}

// A few sizes only, so that each statement is put together and prepared once: every event of every call comes this way.
const ROWS_AT_ONCE = [32, 8, 1] as const;
const statements = new Map<string, string>();

function insertOf(
  writer: Writer,
  dialect: Database["dialect"],
  rows: readonly CallEventRow[],
): CompiledQuery {
  const key = `${dialect} ${rows.length}`;
  let statement = statements.get(key);
  if (statement === undefined) {
    const places = sql.join(rows.map((row) => sql`(${sql.join(valuesOf(row))})`));
    statement =
      sql`insert into call_events (call_id, sequence, at_ms, event, effects_digest) values ${places}`.compile(
        writer,
      ).sql;
    statements.set(key, statement);
  }
  return CompiledQuery.raw(statement, rows.flatMap(valuesOf));
}

function valuesOf(row: CallEventRow): (string | number)[] {
  return [row.callId, row.sequence, row.atMs, row.event, row.effectsDigest];
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

/** When the last event of a call's log was; undefined when it has none. */
export async function lastEventAtMs(reader: Reader, callId: string): Promise<number | undefined> {
  const row = await reader
    .selectFrom("call_events")
    .select("at_ms")
    .where("call_id", "=", callId)
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.at_ms;
}
