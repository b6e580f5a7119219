import { Counter } from "prom-client";
import type { Clock } from "../../base/clock.ts";
import type { PartHealth } from "../../ops/health.ts";
import type { Metrics } from "../../ops/metrics.ts";
import type { Database } from "../../store/database.ts";
import type { SettledStep } from "./ladder-options.ts";

/** Counts what becomes of rungs, by rung and result. */
export function countSteps({ registry }: Metrics): (settled: SettledStep) => void {
  const steps = new Counter({
    name: "frontdesk_host_steps_total",
    help: "Ways by which staff were told of visitors, by rung and what became of it; retried ones count each time.",
    labelNames: ["step", "result"],
    registers: [registry],
  });
  return ({ step, result }) => steps.inc({ step: step.step, result });
}

/** Whether somebody could be told of every visitor of the last day. */
export async function ladderHealth({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): Promise<PartHealth> {
  const { unreached } = await database.read
    .selectFrom("visit_news")
    .select((row) => row.fn.countAll().as("unreached"))
    .where("kind", "=", "unreached")
    .where("created_at_ms", ">=", clock.nowMs() - DAY_MS)
    .executeTakeFirstOrThrow();
  const visitors = Number(unreached);
  if (visitors === 0) return { state: "healthy" };
  const who =
    visitors === 1 ? "one visitor of the last day" : `${visitors} visitors of the last day`;
  return {
    state: "degraded",
    detail: `Nobody could be told of ${who}, who had to go and find somebody; see docs/lobby-hosts.md.`,
  };
}

const DAY_MS = 24 * 60 * 60_000;
