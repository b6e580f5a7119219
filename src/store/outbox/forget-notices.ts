import type { Database } from "../database.ts";

/**
 * Erases whom it was for and what it said of everything that was settled before, `kind` or all; that it was, and what became of
 * it, stays. Answers how many.
 */
export async function forgetNotices(
  database: Database,
  which: {
    readonly settledBeforeMs: number;
    readonly nowMs: number;
    readonly kind?: string;
  },
): Promise<number> {
  return await database.write(async (writer) => {
    let query = writer
      .updateTable("outbox")
      .set({ recipient: null, text: null, payload: "{}", forgotten_at_ms: which.nowMs })
      .where("settled_at_ms", "<=", which.settledBeforeMs)
      .where("status", "in", ["sent", "skipped", "failed", "unknown"])
      .where("forgotten_at_ms", "is", null);
    if (which.kind !== undefined) query = query.where("kind", "=", which.kind);
    const { numUpdatedRows } = await query.executeTakeFirst();
    return Number(numUpdatedRows);
  });
}
