import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { Reader, Writer } from "../database.ts";
import type { Tables } from "../schema/index.ts";
import type { HostStep } from "./host-steps.ts";

/** The next rung of any ladder that is due, oldest first; of one ladder the one that was planned first. */
export async function nextDueStep(reader: Reader, nowMs: number): Promise<HostStep | undefined> {
  return await reader
    .selectFrom("host_steps")
    .selectAll()
    .where("status", "=", "waiting")
    .where("due_at_ms", "<=", nowMs)
    .orderBy("due_at_ms")
    .orderBy("created_at_ms")
    .orderBy("step")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/**
 * Takes a rung, in the transaction that decided that it is climbed. From its commit on the carrier may have it: whoever finds it
 * claimed when the lease is over asks the carrier, and never just sends it again.
 */
export async function claimStep(
  writer: Writer,
  taken: {
    readonly id: string;
    readonly by: string;
    readonly nowMs: number;
    readonly leaseMs: number;
    readonly carrier: string;
  },
): Promise<void> {
  await writer
    .updateTable("host_steps")
    .set((row) => ({
      status: "claimed",
      attempts: row("attempts", "+", 1),
      claimed_by: taken.by,
      claimed_until_ms: taken.nowMs + taken.leaseMs,
      handed_over_at_ms: taken.nowMs,
      carrier: taken.carrier,
    }))
    .where("id", "=", taken.id)
    .execute();
}

/** Whether somebody left a rung in doubt: its lease is over. */
export async function hasLapsedStep(reader: Reader, nowMs: number): Promise<boolean> {
  const row = await reader
    .selectFrom("host_steps")
    .select("id")
    .where((where) => hasLapsed(where, nowMs))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes over a rung whose lease is over, for asking the carrier. */
export async function takeOverLapsedStep(
  writer: Writer,
  by: { readonly by: string; readonly nowMs: number; readonly leaseMs: number },
): Promise<HostStep | undefined> {
  const row = await writer
    .selectFrom("host_steps")
    .selectAll()
    .where((where) => hasLapsed(where, by.nowMs))
    .orderBy("claimed_until_ms")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  await writer
    .updateTable("host_steps")
    .set({ claimed_by: by.by, claimed_until_ms: by.nowMs + by.leaseMs })
    .where("id", "=", row.id)
    .execute();
  return row;
}

function hasLapsed(
  where: ExpressionBuilder<Tables, "host_steps">,
  nowMs: number,
): Expression<SqlBool> {
  return where.and([where("status", "=", "claimed"), where("claimed_until_ms", "<=", nowMs)]);
}

/** The carrier has it. That is true whatever others made of the row meanwhile. `carrierId` is left as it is where it isn't known. */
export async function settleStepSent(
  writer: Writer,
  sent: {
    readonly id: string;
    readonly carrierId?: string;
    readonly outcome?: string;
    readonly nowMs: number;
  },
): Promise<void> {
  const { carrierId, outcome } = sent;
  await writer
    .updateTable("host_steps")
    .set({
      status: "sent",
      reason: null,
      claimed_by: null,
      claimed_until_ms: null,
      settled_at_ms: sent.nowMs,
      ...(carrierId !== undefined && { carrier_id: carrierId }),
      ...(outcome !== undefined && { outcome }),
    })
    .where("id", "=", sent.id)
    .execute();
}

/** It ends otherwise. Answers whether it did: `by` counts only while the claim is theirs, and without `by` it must wait. */
export async function endStep(
  writer: Writer,
  ended: {
    readonly id: string;
    readonly by?: string;
    readonly status: "skipped" | "failed" | "unknown";
    readonly reason: string;
    readonly nowMs: number;
  },
): Promise<boolean> {
  const { by } = ended;
  const { numUpdatedRows } = await writer
    .updateTable("host_steps")
    .set({
      status: ended.status,
      reason: ended.reason,
      claimed_by: null,
      claimed_until_ms: null,
      settled_at_ms: ended.nowMs,
    })
    .where("id", "=", ended.id)
    .$call((query) =>
      by === undefined
        ? query.where("status", "=", "waiting")
        : query.where("status", "=", "claimed").where("claimed_by", "=", by),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** It waits again, and certainly reached nobody before. Answers whether the claim was theirs. */
export async function putStepBack(
  writer: Writer,
  later: {
    readonly id: string;
    readonly by: string;
    readonly dueAtMs: number;
    readonly reason: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("host_steps")
    .set({
      status: "waiting",
      due_at_ms: later.dueAtMs,
      reason: later.reason,
      claimed_by: null,
      claimed_until_ms: null,
    })
    .where("id", "=", later.id)
    .where("status", "=", "claimed")
    .where("claimed_by", "=", later.by)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Nobody knows yet what became of it; the carrier is asked from then on. Answers whether the claim was theirs. */
export async function askAfterStepLater(
  writer: Writer,
  ask: {
    readonly id: string;
    readonly by: string;
    readonly atMs: number;
    readonly reason: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("host_steps")
    .set({ claimed_until_ms: ask.atMs, reason: ask.reason })
    .where("id", "=", ask.id)
    .where("status", "=", "claimed")
    .where("claimed_by", "=", ask.by)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Has the next rung of a ladder come at once, because the one before it reached nobody; rungs planned for one time come together. */
export async function hurryNextStep(
  writer: Writer,
  { visitId, nowMs }: { readonly visitId: string; readonly nowMs: number },
): Promise<void> {
  const next = await writer
    .selectFrom("host_steps")
    .select("due_at_ms")
    .where("visit_id", "=", visitId)
    .where("status", "=", "waiting")
    .where("attempts", "=", 0)
    .orderBy("due_at_ms")
    .limit(1)
    .executeTakeFirst();
  if (!next || next.due_at_ms <= nowMs) return;
  await writer
    .updateTable("host_steps")
    .set({ due_at_ms: nowMs })
    .where("visit_id", "=", visitId)
    .where("status", "=", "waiting")
    .where("attempts", "=", 0)
    .where("due_at_ms", "=", next.due_at_ms)
    .execute();
}

/** Keeps what came of a call, or that a notice was closed. Answers false when the same was kept before, or there is no such rung. */
export async function noteStepOutcome(
  writer: Writer,
  { id, outcome }: { readonly id: string; readonly outcome: string },
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("host_steps")
    .set({ outcome })
    .where("id", "=", id)
    .where((row) => row.or([row("outcome", "is", null), row("outcome", "<>", outcome)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
