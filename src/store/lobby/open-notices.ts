import type { Reader } from "../database.ts";
import type { HostStep } from "./host-steps.ts";

/**
 * Notices in a chat whose buttons make no sense any more: the visit was answered, or the visitor has left, since then. What the front desk was told
 * of a visitor whom the host doesn't expect stays open until they leave.
 */
export async function outlivedNotices(
  reader: Reader,
  { carrier, sinceMs }: { readonly carrier: string; readonly sinceMs: number },
): Promise<readonly HostStep[]> {
  return await reader
    .selectFrom("host_steps")
    .innerJoin("lobby_visits", "lobby_visits.id", "host_steps.visit_id")
    .selectAll("host_steps")
    .where("host_steps.status", "=", "sent")
    // Visits of days ago are over; an index knows which these are.
    .where("host_steps.due_at_ms", ">=", sinceMs - DAY_MS)
    .where("host_steps.step", "in", ["slack", "alternate-slack", "front-desk"])
    .where("host_steps.carrier", "=", carrier)
    .where("host_steps.carrier_id", "is not", null)
    .where("host_steps.outcome", "is", null)
    .where((row) =>
      row.or([
        row("lobby_visits.left_at_ms", ">=", sinceMs),
        row.and([
          row("lobby_visits.answered_at_ms", ">=", sinceMs),
          row.or([
            row("host_steps.step", "<>", "front-desk"),
            row("lobby_visits.host_answer", "<>", "not-expected"),
          ]),
        ]),
      ]),
    )
    .orderBy("host_steps.id")
    .execute();
}

const DAY_MS = 24 * 60 * 60_000;
