import { sql } from "kysely";
import type { Json } from "../../base/json.ts";
import { newId } from "../../base/id.ts";
import type { Reader, Writer } from "../database.ts";

/** Work that somebody has taken. */
export interface TakenJob {
  readonly id: string;
  readonly payload: Json;
  /** This time counted. */
  readonly attempts: number;
}

/** Puts work in a queue, unless the same key waits there already. */
export async function insertJob(
  writer: Writer,
  job: {
    readonly queue: string;
    readonly key?: string;
    readonly payload: Json;
    readonly dueAtMs: number;
    readonly nowMs: number;
  },
): Promise<void> {
  await writer
    .insertInto("jobs")
    .values({
      id: newId("job"),
      queue: job.queue,
      key: job.key ?? null,
      payload: JSON.stringify(job.payload),
      due_at_ms: job.dueAtMs,
      attempts: 0,
      status: "waiting",
      created_at_ms: job.nowMs,
    })
    .onConflict((conflict) =>
      // The words of the index itself: a parameter would not be recognised as the same.
      conflict.columns(["queue", "key"]).where("status", "=", sql.lit("waiting")).doNothing(),
    )
    .execute();
}

/** Takes the next job of a queue that is due, or whose holder counts as dead. */
export async function takeJob(
  writer: Writer,
  by: {
    readonly queue: string;
    readonly holder: string;
    readonly nowMs: number;
    readonly leaseMs: number;
  },
): Promise<TakenJob | undefined> {
  const job = await writer
    .selectFrom("jobs")
    .selectAll()
    .where("queue", "=", by.queue)
    .where((row) =>
      row.or([
        row.and([row("status", "=", "waiting"), row("due_at_ms", "<=", by.nowMs)]),
        row.and([row("status", "=", "working"), row("held_until_ms", "<=", by.nowMs)]),
      ]),
    )
    .orderBy("due_at_ms")
    .orderBy("created_at_ms")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (!job) return undefined;
  const attempts = job.attempts + 1;
  await writer
    .updateTable("jobs")
    .set({
      status: "working",
      attempts,
      held_by: by.holder,
      held_until_ms: by.nowMs + by.leaseMs,
    })
    .where("id", "=", job.id)
    .execute();
  // `insertJob` wrote it, from JSON.
  const payload: Json = JSON.parse(job.payload);
  return { id: job.id, payload, attempts };
}

/** Says that its holder lives. Answers whether it is still theirs. */
export async function renewJob(
  writer: Writer,
  job: { readonly id: string; readonly holder: string; readonly untilMs: number },
): Promise<boolean> {
  const result = await writer
    .updateTable("jobs")
    .set({ held_until_ms: job.untilMs })
    .where("id", "=", job.id)
    .where("held_by", "=", job.holder)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** It is done, or given up. */
export async function deleteJob(
  writer: Writer,
  job: { readonly id: string; readonly holder: string },
): Promise<void> {
  await writer
    .deleteFrom("jobs")
    .where("id", "=", job.id)
    .where("held_by", "=", job.holder)
    .execute();
}

/** It is tried again then. Its key is free from its first try on, so that newer work of the same key can wait beside it. */
export async function retryJob(
  writer: Writer,
  job: { readonly id: string; readonly holder: string; readonly dueAtMs: number },
): Promise<void> {
  await writer
    .updateTable("jobs")
    .set({
      status: "waiting",
      key: null,
      due_at_ms: job.dueAtMs,
      held_by: null,
      held_until_ms: null,
    })
    .where("id", "=", job.id)
    .where("held_by", "=", job.holder)
    .execute();
}

/** When a queue has something to do next; undefined when it is empty. */
export async function nextJobAt(reader: Reader, queue: string): Promise<number | undefined> {
  const row = await reader
    .selectFrom("jobs")
    .select((job) => job.fn.min(job.fn.coalesce("held_until_ms", "due_at_ms")).as("atMs"))
    .where("queue", "=", queue)
    .executeTakeFirst();
  return row?.atMs ?? undefined;
}
