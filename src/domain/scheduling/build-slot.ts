import { pickFairly } from "./fairness.ts";
import { coversSpan } from "./spans.ts";
import type { RoomUse, RosterRoom, Segment, Slot, Span } from "./types.ts";
import { includesStart } from "./visit-reach.ts";
import type { PlaceSearch, VisitsFound } from "./visit-search.ts";
import type { Doer, Step } from "./visit-steps.ts";
import { localDayOf } from "./working-hours.ts";

/** One service of a visit with everything settled but its room. */
interface Settled {
  readonly step: Step;
  readonly doer: Doer;
  readonly startMs: number;
}

/**
 * The visit that starts then with that person and so many changes, which must be possible. The same person goes on as long as
 * they can; where somebody else must, whoever of those who keep the changes few is chosen fairly.
 */
export function buildSlot(
  search: PlaceSearch,
  { reach }: VisitsFound,
  startMs: number,
  first: { readonly personId: string; readonly changes: number },
): Slot {
  const settled: Settled[] = [];
  let { personId, changes } = first;
  let atMs = startMs;
  for (const [at, step] of search.steps.entries()) {
    if (at > 0 && !includesStart(reach.from(at, personId, changes), atMs)) {
      changes -= 1;
      const able = step.doers
        .map(({ person }) => person.id)
        .filter((id) => includesStart(reach.from(at, id, changes), atMs));
      const day = localDayOf(search.hours.offsets, startMs);
      ({ personId } = pickFairly(able, search.busy, atMs, day));
    }
    const doer = step.doers.find(({ person }) => person.id === personId);
    if (!doer) throw new RangeError(`${personId} does not do ${step.service.id}`);
    settled.push({ step, doer, startMs: atMs });
    atMs += doer.plan.lengthMs + step.gapMs;
  }
  const { locationId } = search.place;
  return {
    startMs,
    endMs: atMs,
    ...(locationId !== undefined && { locationId }),
    segments: settled.flatMap(segmentsOf),
    uses: roomUses(settled, (room) => search.free.room(room)),
  };
}

function segmentsOf({ step, doer, startMs }: Settled): Segment[] {
  return doer.plan.work.map((work) => ({
    serviceId: step.service.id,
    personId: doer.person.id,
    startMs: startMs + work.fromMs,
    endMs: startMs + work.toMs,
    occupied: { startMs: startMs + work.occupiedFromMs, endMs: startMs + work.occupiedToMs },
  }));
}

/**
 * Gives each service its room. Services in a row that need the same kind stay in one room for as long as one of them is
 * free; among equals the first in the roster.
 */
function roomUses(
  settled: readonly Settled[],
  freeOf: (room: RosterRoom) => readonly Span[],
): RoomUse[] {
  const uses: RoomUse[] = [];
  let left = 0;
  let current: RosterRoom | undefined;
  for (const [at, one] of settled.entries()) {
    const { rooms, service } = one.step;
    if (!rooms) {
      left = 0;
      continue;
    }
    if (left === 0) {
      const run = settled.slice(at, endOfRun(settled, at)).map(roomTime);
      for (const room of rooms) {
        const good = howMany(run, freeOf(room));
        if (good > left) [current, left] = [room, good];
      }
    }
    if (!current) throw new RangeError(`There is no room for ${service.id}`);
    uses.push({ serviceId: service.id, roomId: current.id, occupied: roomTime(one) });
    left -= 1;
  }
  return uses;
}

/** Where the services in a row that need the same kind of room end. */
function endOfRun(settled: readonly Settled[], from: number): number {
  const kind = settled[from]?.step.service.roomKind;
  const end = settled.findIndex(({ step }, at) => at > from && step.service.roomKind !== kind);
  return end === -1 ? settled.length : end;
}

function roomTime({ doer: { plan }, startMs }: Settled): Span {
  return { startMs: startMs + plan.roomFromMs, endMs: startMs + plan.roomToMs };
}

/** How many of these stretches, from the first on, are free. */
function howMany(run: readonly Span[], free: readonly Span[]): number {
  const taken = run.findIndex(({ startMs, endMs }) => !coversSpan(free, startMs, endMs));
  return taken === -1 ? run.length : taken;
}
