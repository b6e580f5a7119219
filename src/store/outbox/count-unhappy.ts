import type { Reader } from "../database.ts";

/** How many notices ended badly since then. */
export async function countUnhappy(
  reader: Reader,
  sinceMs: number,
): Promise<{ readonly failed: number; readonly unknown: number }> {
  const rows = await reader
    .selectFrom("outbox")
    .select(["status", (row) => row.fn.countAll<number>().as("count")])
    .where("status", "in", ["failed", "unknown"])
    .where("settled_at_ms", ">=", sinceMs)
    .groupBy("status")
    .execute();
  const count = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
  return { failed: count("failed"), unknown: count("unknown") };
}
