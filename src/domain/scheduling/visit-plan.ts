import type { ServicePhase } from "../business/service.ts";
import type { PlannedService } from "./types.ts";

const MINUTE_MS = 60_000;

/** A service as one person does it, before anybody knows when: milliseconds after the customer sits down. */
export interface ServicePlan {
  readonly lengthMs: number;
  readonly work: readonly PlannedWork[];
  /** The whole service with its buffers: what its room is taken for. */
  readonly roomFromMs: number;
  readonly roomToMs: number;
}

/** One unbroken piece of work; the occupied stretch adds the service's buffers to its first and last piece. */
interface PlannedWork {
  readonly fromMs: number;
  readonly toMs: number;
  readonly occupiedFromMs: number;
  readonly occupiedToMs: number;
}

/** Lays a service out, in the phases given or its own. Throws a `RangeError` for a service in which nobody works. */
export function planService(service: PlannedService, phases = service.phases): ServicePlan {
  const { stretches, lengthMs } = workStretches(phases);
  if (stretches.length === 0) throw new RangeError(`Nobody works in service ${service.id}`);
  const beforeMs = service.bufferBeforeMinutes * MINUTE_MS;
  const afterMs = service.bufferAfterMinutes * MINUTE_MS;
  return {
    lengthMs,
    work: stretches.map(({ fromMs, toMs }, index) => ({
      fromMs,
      toMs,
      occupiedFromMs: index === 0 ? fromMs - beforeMs : fromMs,
      occupiedToMs: index === stretches.length - 1 ? toMs + afterMs : toMs,
    })),
    roomFromMs: -beforeMs,
    roomToMs: lengthMs + afterMs,
  };
}

/** What lies between two services of a visit: the buffer after the first and the one before the second. */
export function gapMs(service: PlannedService, next: PlannedService | undefined): number {
  return next ? (service.bufferAfterMinutes + next.bufferBeforeMinutes) * MINUTE_MS : 0;
}

/** The phases between processing times, joined where one follows the other. */
function workStretches(phases: readonly ServicePhase[]) {
  const stretches: { fromMs: number; toMs: number }[] = [];
  let atMs = 0;
  for (const phase of phases) {
    const toMs = atMs + phase.minutes * MINUTE_MS;
    const last = stretches.at(-1);
    if (phase.kind !== "processing") {
      if (last?.toMs === atMs) last.toMs = toMs;
      else stretches.push({ fromMs: atMs, toMs });
    }
    atMs = toMs;
  }
  return { stretches, lengthMs: atMs };
}
