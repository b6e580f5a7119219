import { Counter } from "prom-client";
import type { HealthRegistry } from "../ops/health.ts";
import type { Logger } from "../ops/logger.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { Failover } from "../ports/failover.ts";

/** The parts of a call that have more than one service behind them; behind an agent are the three others. */
export type ServedPart = (typeof SERVED_PARTS)[number];

const SERVED_PARTS = ["ears", "brain", "voice", "agent"] as const;

/** Counts and logs each time that a service gives way to the next one. */
export function countFailovers(
  metrics: Metrics,
  logger: Logger,
): (part: ServedPart, failover: Failover) => void {
  const total = new Counter({
    name: "frontdesk_failovers_total",
    help: "Times that a service gave way to the next one in a call, by part, service and what went wrong.",
    labelNames: ["part", "from", "failure"],
    registers: [metrics.registry],
  });
  return (part, failover) => {
    total.inc({ part, from: failover.from, failure: failover.failure });
    logger.warn({ part, ...failover }, "a service gave way to the next one");
  };
}

/** Tells `/health` which services are out of use; calls go on with the next ones meanwhile. */
export function registerServices(
  health: HealthRegistry,
  resting: (part: ServedPart) => readonly string[],
): void {
  for (const part of SERVED_PARTS) {
    health.register(part, () => {
      const names = resting(part);
      return names.length === 0
        ? { state: "healthy" }
        : { state: "degraded", detail: `Out of use after a failure: ${names.join(", ")}.` };
    });
  }
}
