import { personOf } from "./nearest-slots.ts";
import type { BusyIndex, Slot, Span } from "./types.ts";

/** Who gets a visit of a caller who takes anyone, and what decided it. */
export interface FairChoice {
  readonly slot: Slot;
  readonly because: "only-one-free" | "least-booked" | "longest-idle" | "roster-order";
}

/**
 * Chooses among slots at one start, in the order of the roster: whoever is booked least on that day, then whoever has been
 * idle longest before the visit, then the first in the roster. `day` is the local day, midnight to midnight
 * (`localDayAround`). Throws a `RangeError` when there is nothing to choose from.
 */
export function choosePerson(slots: readonly Slot[], busy: BusyIndex, day: Span): FairChoice {
  const candidates = slots.map((slot) => ({ slot, ...loadOf(busy, slot, day) }));
  const [first] = candidates;
  if (!first) throw new RangeError("There is nobody to choose from");
  if (candidates.length === 1) return { slot: first.slot, because: "only-one-free" };
  const leastMs = Math.min(...candidates.map((one) => one.bookedMs));
  const leastBooked = candidates.filter((one) => one.bookedMs === leastMs);
  const longestIdleMs = Math.min(...leastBooked.map((one) => one.idleSinceMs));
  const [chosen = first, next] = leastBooked.filter((one) => one.idleSinceMs === longestIdleMs);
  if (leastBooked.length === 1) return { slot: chosen.slot, because: "least-booked" };
  return { slot: chosen.slot, because: next ? "roster-order" : "longest-idle" };
}

/** One slot for each start, chosen fairly; `dayOf` answers the local day around an instant. */
export function anyoneSlots(
  slots: readonly Slot[],
  busy: BusyIndex,
  dayOf: (atMs: number) => Span,
): Slot[] {
  const byStart = Map.groupBy(slots, (slot) => slot.startMs);
  return [...byStart].map(([startMs, same]) => choosePerson(same, busy, dayOf(startMs)).slot);
}

function loadOf(busy: BusyIndex, slot: Slot, day: Span) {
  let bookedMs = 0;
  let idleSinceMs = day.startMs;
  for (const span of busy.of(personOf(slot))) {
    if (span.endMs <= day.startMs) continue;
    if (span.startMs >= day.endMs) break;
    bookedMs += Math.min(span.endMs, day.endMs) - Math.max(span.startMs, day.startMs);
    if (span.endMs <= slot.startMs) idleSinceMs = span.endMs;
  }
  return { bookedMs, idleSinceMs };
}
