import type { Clock } from "../../base/clock.ts";
import type { PartHealth } from "../../ops/health.ts";
import { countUnhappy } from "../../store/outbox/count-unhappy.ts";
import type { Database } from "../../store/database.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Whether customers could be told what they were to be told in the last day. */
export async function noticeHealth({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): Promise<PartHealth> {
  const { failed, unknown } = await countUnhappy(database.read, clock.nowMs() - DAY_MS);
  if (failed + unknown === 0) return { state: "healthy" };
  const what = [
    ...(failed === 0 ? [] : [`${failed} could not be sent`]),
    ...(unknown === 0 ? [] : [`of ${unknown} nobody knows whether they were`]),
  ].join(", ");
  return {
    state: "degraded",
    detail: `Of the last day's messages and calls ${what}; see frontdesk messages --failed.`,
  };
}
