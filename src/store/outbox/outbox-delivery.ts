import type { Reader, Writer } from "../database.ts";
import type { OutboxTable } from "../schema/outbox.ts";
import { readNotice, type Notice } from "./outbox-rows.ts";

/** The next one that is due, oldest first; `calls` says whether calls count too. */
export async function nextDue(
  reader: Reader,
  at: { readonly nowMs: number; readonly calls: boolean },
): Promise<Notice | undefined> {
  const row = await reader
    .selectFrom("outbox")
    .selectAll()
    .where("status", "=", "waiting")
    .where("due_at_ms", "<=", at.nowMs)
    .$if(!at.calls, (query) => query.where("channel", "<>", "call"))
    .orderBy("due_at_ms")
    .orderBy("created_at_ms")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row && readNotice(row);
}

/**
 * Takes a notice, in the transaction that decided that it goes out. From its commit on the carrier may have it: whoever
 * finds it claimed when the lease is over asks the carrier, and never just sends it again.
 */
export async function claim(
  writer: Writer,
  taken: {
    readonly id: string;
    readonly by: string;
    readonly nowMs: number;
    readonly leaseMs: number;
    readonly channel: OutboxTable["channel"];
    readonly recipient: string;
    readonly text: string;
    readonly carrier: string;
    /** The carrier's template that it goes out as, if any. */
    readonly template?: string;
  },
): Promise<void> {
  await writer
    .updateTable("outbox")
    .set((row) => ({
      status: "claimed",
      attempts: row("attempts", "+", 1),
      claimed_by: taken.by,
      claimed_until_ms: taken.nowMs + taken.leaseMs,
      handed_over_at_ms: taken.nowMs,
      channel: taken.channel,
      recipient: taken.recipient,
      text: taken.text,
      carrier: taken.carrier,
      template: taken.template ?? null,
    }))
    .where("id", "=", taken.id)
    .execute();
}

/** Whether somebody left one in doubt: its lease is over. */
export async function hasLapsed(reader: Reader, nowMs: number): Promise<boolean> {
  const row = await reader
    .selectFrom("outbox")
    .select("id")
    .where("status", "=", "claimed")
    .where("claimed_until_ms", "<=", nowMs)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes over one whose lease is over, for asking the carrier. */
export async function takeOverLapsed(
  writer: Writer,
  by: { readonly by: string; readonly nowMs: number; readonly leaseMs: number },
): Promise<Notice | undefined> {
  const row = await writer
    .selectFrom("outbox")
    .selectAll()
    .where("status", "=", "claimed")
    .where("claimed_until_ms", "<=", by.nowMs)
    .orderBy("claimed_until_ms")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  await writer
    .updateTable("outbox")
    .set({ claimed_by: by.by, claimed_until_ms: by.nowMs + by.leaseMs })
    .where("id", "=", row.id)
    .execute();
  return readNotice(row);
}

/** The carrier has it. That is true whatever others made of the row meanwhile. */
export async function settleSent(
  writer: Writer,
  sent: { readonly id: string; readonly carrierId: string; readonly nowMs: number },
): Promise<void> {
  await writer
    .updateTable("outbox")
    .set({
      status: "sent",
      carrier_id: sent.carrierId,
      reason: null,
      claimed_by: null,
      claimed_until_ms: null,
      settled_at_ms: sent.nowMs,
    })
    .where("id", "=", sent.id)
    .execute();
}

/** It ends otherwise. Answers whether it did: `by` counts only while the claim is theirs, and without `by` it must wait. */
export async function settle(
  writer: Writer,
  ended: {
    readonly id: string;
    readonly by?: string;
    readonly status: "skipped" | "failed" | "unknown";
    readonly reason: string;
    readonly nowMs: number;
    /** What would have been said, to whom and how. */
    readonly wording?: { readonly recipient?: string; readonly text: string };
    readonly channel?: OutboxTable["channel"];
  },
): Promise<boolean> {
  const { wording } = ended;
  const result = await writer
    .updateTable("outbox")
    .set({
      status: ended.status,
      reason: ended.reason,
      claimed_by: null,
      claimed_until_ms: null,
      settled_at_ms: ended.nowMs,
      ...(ended.channel && { channel: ended.channel }),
      ...(wording && { text: wording.text }),
      ...(wording?.recipient !== undefined && { recipient: wording.recipient }),
    })
    .where("id", "=", ended.id)
    .$call((query) =>
      ended.by === undefined
        ? query.where("status", "=", "waiting")
        : query.where("status", "=", "claimed").where("claimed_by", "=", ended.by),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** It is looked at again then, and was certainly not told before. */
export async function postpone(
  writer: Writer,
  later: {
    readonly id: string;
    /** Whose claim it was; left out, it waited. */
    readonly by?: string;
    readonly dueAtMs: number;
    readonly reason: string;
  },
): Promise<void> {
  await writer
    .updateTable("outbox")
    .set({
      status: "waiting",
      due_at_ms: later.dueAtMs,
      reason: later.reason,
      claimed_by: null,
      claimed_until_ms: null,
    })
    .where("id", "=", later.id)
    .$call((query) =>
      later.by === undefined
        ? query.where("status", "=", "waiting")
        : query.where("status", "=", "claimed").where("claimed_by", "=", later.by),
    )
    .execute();
}

/** Nobody knows yet what became of it; the carrier is asked from then on. */
export async function askLater(
  writer: Writer,
  ask: {
    readonly id: string;
    readonly by: string;
    readonly atMs: number;
    readonly reason: string;
  },
): Promise<void> {
  await writer
    .updateTable("outbox")
    .set({ claimed_until_ms: ask.atMs, reason: ask.reason })
    .where("id", "=", ask.id)
    .where("status", "=", "claimed")
    .where("claimed_by", "=", ask.by)
    .execute();
}

/** When this number (E.164) was last rung by us; undefined when never. */
export async function lastRungAt(
  reader: Reader,
  recipient: string,
  exceptId: string,
): Promise<number | undefined> {
  const row = await reader
    .selectFrom("outbox")
    .select("handed_over_at_ms")
    .where("recipient", "=", recipient)
    .where("channel", "=", "call")
    .where("id", "<>", exceptId)
    .where("status", "in", ["claimed", "sent", "unknown"])
    .where("handed_over_at_ms", "is not", null)
    .orderBy("handed_over_at_ms", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.handed_over_at_ms ?? undefined;
}
