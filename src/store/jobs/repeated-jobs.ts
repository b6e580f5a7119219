import type { Writer } from "../database.ts";

/** Who does a repeated job, and how often. */
export interface RepeatedTurn {
  readonly queue: string;
  readonly holder: string;
  readonly nowMs: number;
}

/**
 * Takes the turn of a repeated job when it is due and nobody who lives has it. Answers undefined then, or else when to ask again.
 */
export async function takeTurn(
  writer: Writer,
  { queue, holder, nowMs, leaseMs }: RepeatedTurn & { readonly leaseMs: number },
): Promise<{ readonly notBeforeMs: number } | undefined> {
  const row = await writer
    .selectFrom("repeated_jobs")
    .selectAll()
    .where("queue", "=", queue)
    .executeTakeFirst();
  const notBeforeMs = row ? Math.max(row.next_at_ms, row.held_until_ms ?? 0) : nowMs;
  if (notBeforeMs > nowMs) return { notBeforeMs };
  const held = { held_by: holder, held_until_ms: nowMs + leaseMs };
  if (row) {
    await writer.updateTable("repeated_jobs").set(held).where("queue", "=", queue).execute();
  } else {
    await writer
      .insertInto("repeated_jobs")
      .values({ queue, next_at_ms: nowMs, ...held })
      .execute();
  }
  return undefined;
}

/** Says that whoever has the turn lives. */
export async function renewTurn(
  writer: Writer,
  { queue, holder, untilMs }: Omit<RepeatedTurn, "nowMs"> & { readonly untilMs: number },
): Promise<void> {
  await writer
    .updateTable("repeated_jobs")
    .set({ held_until_ms: untilMs })
    .where("queue", "=", queue)
    .where("held_by", "=", holder)
    .execute();
}

/** The turn is over; the next one is due then. */
export async function endTurn(
  writer: Writer,
  { queue, holder, nextAtMs }: Omit<RepeatedTurn, "nowMs"> & { readonly nextAtMs: number },
): Promise<void> {
  await writer
    .updateTable("repeated_jobs")
    .set({ next_at_ms: nextAtMs, held_by: null, held_until_ms: null })
    .where("queue", "=", queue)
    .where("held_by", "=", holder)
    .execute();
}
