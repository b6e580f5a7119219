import type { ExpressionBuilder } from "kysely";
import type { Tables } from "../schema/index.ts";
import type { Reader } from "../database.ts";

/** How many notices ended badly since then; a message that came back could not be sent, too. */
export async function countUnhappy(
  reader: Reader,
  sinceMs: number,
): Promise<{ readonly failed: number; readonly unknown: number }> {
  const rows = await reader
    .selectFrom("outbox")
    .select(["status", (row) => row.fn.countAll<number>().as("count")])
    .where(endedBadly)
    .where("settled_at_ms", ">=", sinceMs)
    .groupBy("status")
    .execute();
  const count = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
  return { failed: count("failed") + count("sent"), unknown: count("unknown") };
}

/** What went wrong: it could not be sent, nobody knows whether it was, or it came back. */
export function endedBadly(row: ExpressionBuilder<Tables, "outbox">) {
  return row.or([
    row("status", "in", ["failed", "unknown"]),
    row.and([
      row("status", "=", "sent"),
      row("channel", "<>", "call"),
      row("outcome", "in", ["undelivered", "failed"]),
    ]),
  ]);
}
