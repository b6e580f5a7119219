import type { PlannedService } from "./types.ts";

const MINUTE_MS = 60_000;

/** A visit before anybody knows when: everything in milliseconds after the customer sits down. */
export interface VisitPlan {
  readonly lengthMs: number;
  readonly work: readonly PlannedWork[];
}

/** One unbroken piece of work; the occupied stretch adds the service's buffers to its first and last piece. */
interface PlannedWork {
  readonly serviceId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly occupiedFromMs: number;
  readonly occupiedToMs: number;
}

/**
 * Lays the services of a visit out one after the other for one person. Between two services lie the buffer after the
 * first and the one before the second. Throws a `RangeError` for a service in which nobody works.
 */
export function planVisit(services: readonly PlannedService[]): VisitPlan {
  const work: PlannedWork[] = [];
  let atMs = 0;
  let previous: PlannedService | undefined;
  for (const service of services) {
    if (previous) {
      atMs += (previous.bufferAfterMinutes + service.bufferBeforeMinutes) * MINUTE_MS;
    }
    const stretches = workStretches(service, atMs);
    if (stretches.length === 0) throw new RangeError(`Nobody works in service ${service.id}`);
    stretches.forEach(({ fromMs, toMs }, index) => {
      const before = index === 0 ? service.bufferBeforeMinutes * MINUTE_MS : 0;
      const after = index === stretches.length - 1 ? service.bufferAfterMinutes * MINUTE_MS : 0;
      const occupied = { occupiedFromMs: fromMs - before, occupiedToMs: toMs + after };
      work.push({ serviceId: service.id, fromMs, toMs, ...occupied });
    });
    for (const phase of service.phases) atMs += phase.minutes * MINUTE_MS;
    previous = service;
  }
  return { lengthMs: atMs, work };
}

/** The phases between processing times, joined where one follows the other. */
function workStretches(service: PlannedService, startMs: number) {
  const stretches: { fromMs: number; toMs: number }[] = [];
  let atMs = startMs;
  for (const phase of service.phases) {
    const toMs = atMs + phase.minutes * MINUTE_MS;
    const last = stretches.at(-1);
    if (phase.kind !== "processing") {
      if (last?.toMs === atMs) last.toMs = toMs;
      else stretches.push({ fromMs: atMs, toMs });
    }
    atMs = toMs;
  }
  return stretches;
}
