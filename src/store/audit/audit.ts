import { sql } from "kysely";
import type { Json } from "../../base/json.ts";
import { newId } from "../../base/id.ts";
import type { Writer } from "../database.ts";
import type { Tables } from "../schema/index.ts";

/** One row that was changed, as the audit keeps it. */
export interface AuditEntry {
  readonly deskId: string;
  readonly atMs: number;
  readonly actor: "owner" | "caller" | "system";
  readonly channel: string;
  readonly callId: string | null;
  /** What was done, in one word: `booked`, `moved`, `cancelled`, `added`, `changed`, `removed`. */
  readonly action: string;
  /** The table that the row is in. */
  readonly subject: keyof Tables;
  readonly subjectId: string;
  readonly before?: Json;
  readonly after?: Json;
  /** The same for all rows of one deed. */
  readonly changeId: string;
}

/** Notes a change, in the transaction that makes it. */
export async function recordAudit(writer: Writer, entry: AuditEntry): Promise<void> {
  await writer
    .insertInto("audit")
    .values({
      id: newId("audit"),
      // Only one writes at a time, so the next number is nobody else's.
      sequence: sql<number>`(select coalesce(max(sequence), 0) + 1 from audit)`,
      desk_id: entry.deskId,
      at_ms: entry.atMs,
      actor: entry.actor,
      channel: entry.channel,
      call_id: entry.callId,
      action: entry.action,
      subject: entry.subject,
      subject_id: entry.subjectId,
      before: entry.before === undefined ? null : JSON.stringify(entry.before),
      after: entry.after === undefined ? null : JSON.stringify(entry.after),
      change_id: entry.changeId,
    })
    .execute();
}
