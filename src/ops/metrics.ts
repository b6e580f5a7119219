import { collectDefaultMetrics, Registry } from "prom-client";

/** Where every part registers its counters. Labels hold closed sets of words, never a name, number or id. */
export interface Metrics {
  readonly registry: Registry;
}

/** A registry of its own for each service, with the process's memory, processor and event-loop figures in it. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return { registry };
}
