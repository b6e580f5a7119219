import { bookingWindow } from "./booking-window.ts";
import { buildSlot } from "./build-slot.ts";
import { gridStarts } from "./grid.ts";
import { personOf } from "./nearest-slots.ts";
import type { Starts } from "./possible-starts.ts";
import type { Slot, SlotRequest } from "./types.ts";
import { findVisits, placeSearches, type PlaceSearch, type VisitsFound } from "./visit-search.ts";

/**
 * Every visit that can be booked, in order of start, then of its first person in the roster. The customer's whole visit lies
 * within opening hours of one place; whatever occupies a person, buffers included, lies within their working hours and touches
 * nothing busy, and so it is with rooms. While a colour develops the person may be busy, on a break or gone.
 *
 * Every start for which some people and rooms can do the visit is offered, by as few people as can do it then: with each
 * person who can begin such a visit once. So a visit of one service, or one that somebody can do alone, is offered with everybody
 * who can, and only where nobody can do all of it do several share it.
 */
export function freeSlots(request: SlotRequest): Slot[] {
  const window = bookingWindow(request.roster.zone, request.policy, request.nowMs);
  const fromMs = Math.max(request.fromMs, window.startMs);
  const untilMs = Math.min(request.untilMs, window.endMs);
  if (fromMs >= untilMs) return [];
  const limit = request.limit ?? Infinity;
  const parts = placeSearches(request, fromMs, untilMs).flatMap((search) =>
    findVisits(search, search.free).map((found) =>
      slotsOf(search, found, request.policy.slotIntervalMinutes, limit),
    ),
  );
  const [only = [], another] = parts;
  if (!another) return only;
  const order = new Map(request.roster.people.map(({ id }, at) => [id, at]));
  const orderOf = (slot: Slot) => order.get(personOf(slot)) ?? 0;
  return parts
    .flat()
    .toSorted((a, b) => a.startMs - b.startMs || orderOf(a) - orderOf(b))
    .slice(0, limit);
}

function slotsOf(
  search: PlaceSearch,
  found: VisitsFound,
  intervalMinutes: number,
  limit: number,
): Slot[] {
  const slots: Slot[] = [];
  const calendars = fewestFirst(found).map((changes) => ({
    changes,
    anyone: new Cursor(found.reach.fromAnyone(0, changes)),
    people: (search.steps[0]?.doers ?? []).map(({ person }) => ({
      personId: person.id,
      cursor: new Cursor(found.reach.from(0, person.id, changes)),
    })),
  }));
  for (const span of found.starts) {
    for (const startMs of gridStarts(
      search.hours.offsets,
      intervalMinutes,
      span.startMs,
      span.endMs,
    )) {
      const fewest = calendars.find(({ anyone }) => anyone.includes(startMs));
      for (const { personId, cursor } of fewest?.people ?? []) {
        if (!fewest || !cursor.includes(startMs)) continue;
        if (slots.length >= limit) return slots;
        slots.push(buildSlot(search, found, startMs, { personId, changes: fewest.changes }));
      }
    }
  }
  return slots;
}

function fewestFirst({ reach }: VisitsFound): number[] {
  return Array.from({ length: reach.mostChanges + 1 }, (_, changes) => changes);
}

/** Answers for rising instants whether they are in a set, by walking along it. */
class Cursor {
  readonly #starts: Starts;
  #at = 0;

  constructor(starts: Starts) {
    this.#starts = starts;
  }

  includes(atMs: number): boolean {
    while ((this.#starts[this.#at]?.endMs ?? Infinity) <= atMs) this.#at += 1;
    return (this.#starts[this.#at]?.startMs ?? Infinity) <= atMs;
  }
}
