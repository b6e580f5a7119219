import type { Selectable } from "kysely";
import type { Json } from "../../base/json.ts";
import type { NoticeKind } from "../../domain/outreach/notice-kind.ts";
import type { Reader } from "../database.ts";
import { endedBadly } from "./count-unhappy.ts";
import type { OutboxStatus, OutboxTable } from "../schema/outbox.ts";

/** What is or was to be told, as the outbox has it. Instants are UTC milliseconds. */
export interface Notice {
  readonly id: string;
  readonly deskId: string;
  readonly key: string;
  /** What a program of another version wrote may be of a kind that this one doesn't know. */
  readonly kind: NoticeKind | (string & {});
  readonly channel: OutboxTable["channel"];
  readonly visitId?: string;
  readonly recipient?: string;
  readonly payload: Readonly<Record<string, Json | undefined>>;
  readonly dueAtMs: number;
  readonly notAfterMs?: number;
  readonly attempts: number;
  readonly status: OutboxStatus;
  readonly reason?: string;
  readonly handedOverAtMs?: number;
  readonly carrier?: string;
  readonly text?: string;
  /** The carrier's template that it went out as. */
  readonly template?: string;
  readonly outcome?: string;
  readonly createdAtMs: number;
  readonly settledAtMs?: number;
}

/** The newest first: by when it was settled, or else is due. */
export async function recentNotices(
  reader: Reader,
  which: {
    readonly deskId?: string;
    readonly statuses?: readonly OutboxStatus[];
    /** Nothing that is only due later. */
    readonly dueByMs?: number;
    readonly limit: number;
  },
): Promise<readonly Notice[]> {
  let query = reader.selectFrom("outbox").selectAll();
  if (which.deskId !== undefined) query = query.where("desk_id", "=", which.deskId);
  const { statuses } = which;
  if (statuses?.includes("failed") === true) {
    // What came back was sent, and failed all the same.
    query = query.where((row) => row.or([row("status", "in", statuses), endedBadly(row)]));
  } else if (statuses) query = query.where("status", "in", statuses);
  const { dueByMs } = which;
  if (dueByMs !== undefined)
    query = query.where((row) =>
      row.or([row("status", "<>", "waiting"), row("due_at_ms", "<=", dueByMs)]),
    );
  const rows = await query
    .orderBy((row) => row.fn.coalesce("settled_at_ms", "due_at_ms"), "desc")
    .orderBy("created_at_ms", "desc")
    .orderBy("id")
    .limit(which.limit)
    .execute();
  return rows.map(readNotice);
}

/** What waits and is due by then, soonest first. */
export async function waitingNotices(
  reader: Reader,
  which: { readonly deskId?: string; readonly untilMs: number },
): Promise<readonly Notice[]> {
  let query = reader.selectFrom("outbox").selectAll();
  if (which.deskId !== undefined) query = query.where("desk_id", "=", which.deskId);
  const rows = await query
    .where("status", "=", "waiting")
    .where("due_at_ms", "<=", which.untilMs)
    .orderBy("due_at_ms")
    .orderBy("created_at_ms")
    .orderBy("id")
    .execute();
  return rows.map(readNotice);
}

/** One of them by its id. */
export async function findNotice(reader: Reader, id: string): Promise<Notice | undefined> {
  const row = await reader.selectFrom("outbox").selectAll().where("id", "=", id).executeTakeFirst();
  return row && readNotice(row);
}

/** Those of this cause, and those that followed it under `key:2`, `key:3` ..., whatever became of them. */
export async function noticesOfKey(reader: Reader, key: string): Promise<readonly Notice[]> {
  const rows = await reader
    .selectFrom("outbox")
    .selectAll()
    .where((row) => row.or([row("key", "=", key), row("key", "like", `${key}:%`)]))
    .execute();
  return rows.map(readNotice);
}

/** Reads a row of the table. */
export function readNotice(row: Selectable<OutboxTable>): Notice {
  return {
    id: row.id,
    deskId: row.desk_id,
    key: row.key,
    kind: row.kind,
    channel: row.channel,
    payload: readPayload(row.payload),
    dueAtMs: row.due_at_ms,
    attempts: row.attempts,
    status: row.status,
    createdAtMs: row.created_at_ms,
    ...(row.visit_id !== null && { visitId: row.visit_id }),
    ...(row.recipient !== null && { recipient: row.recipient }),
    ...(row.not_after_ms !== null && { notAfterMs: row.not_after_ms }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.handed_over_at_ms !== null && { handedOverAtMs: row.handed_over_at_ms }),
    ...(row.carrier !== null && { carrier: row.carrier }),
    ...(row.text !== null && { text: row.text }),
    ...(row.template !== null && { template: row.template }),
    ...(row.outcome !== null && { outcome: row.outcome }),
    ...(row.settled_at_ms !== null && { settledAtMs: row.settled_at_ms }),
  };
}

function readPayload(written: string): Notice["payload"] {
  const payload: unknown = JSON.parse(written);
  return isPayload(payload) ? payload : {};
}

/** Whatever came out of JSON is JSON again; only an object can be spoken of. */
function isPayload(value: unknown): value is Notice["payload"] {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
