import { Counter } from "prom-client";
import type { Metrics } from "../../ops/metrics.ts";
import type { Settled } from "./settled.ts";

/** Counts what becomes of notices, by kind and result. */
export function countNotices({ registry }: Metrics): (settled: Settled) => void {
  const notices = new Counter({
    name: "frontdesk_notices_total",
    help: "Messages and calls to customers, by kind and what became of them; postponed and retried ones count each time.",
    labelNames: ["kind", "result"],
    registers: [registry],
  });
  return ({ notice, result }) => notices.inc({ kind: notice.kind, result });
}
