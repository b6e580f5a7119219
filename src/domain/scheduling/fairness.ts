import { indexOfFirstEndingAfter } from "./spans.ts";
import type { BusyIndex, Span } from "./types.ts";

/** What decided who gets a visit; kept with the appointment so that the owner can see why. */
export type ChoiceReason =
  /** The caller wanted them. */
  | "asked-for"
  | "only-one-free"
  /** Fewest booked hours on that day. */
  | "least-booked"
  /** As few as somebody else, and without work for the longest time before the visit. */
  | "longest-idle"
  /** Equal in all; the owner's order of people decided. */
  | "roster-order";

/**
 * Chooses fairly among people who could all do the same work at `atMs`: whoever is booked least on that day, then whoever
 * has been idle longest, then the first. `day` is the local day. Throws a `RangeError` when there is nobody.
 */
export function pickFairly(
  personIds: readonly string[],
  busy: BusyIndex,
  atMs: number,
  day: Span,
): { readonly personId: string; readonly because: ChoiceReason } {
  const [only, another] = personIds;
  if (only === undefined) throw new RangeError("There is nobody to choose from");
  if (another === undefined) return { personId: only, because: "only-one-free" };
  const loads = personIds.map((personId) =>
    Object.assign({ personId }, loadOf(busy.of(personId), atMs, day)),
  );
  const leastMs = Math.min(...loads.map((one) => one.bookedMs));
  const leastBooked = loads.filter((one) => one.bookedMs === leastMs);
  const longestIdleMs = Math.min(...leastBooked.map((one) => one.idleSinceMs));
  const [chosen, next] = leastBooked.filter((one) => one.idleSinceMs === longestIdleMs);
  const personId = chosen?.personId ?? only;
  if (leastBooked.length === 1) return { personId, because: "least-booked" };
  return { personId, because: next ? "roster-order" : "longest-idle" };
}

function loadOf(spans: readonly Span[], atMs: number, day: Span) {
  let bookedMs = 0;
  let idleSinceMs = day.startMs;
  for (let at = indexOfFirstEndingAfter(spans, day.startMs); ; at += 1) {
    const span = spans[at];
    if (!span || span.startMs >= day.endMs) return { bookedMs, idleSinceMs };
    bookedMs += Math.min(span.endMs, day.endMs) - Math.max(span.startMs, day.startMs);
    if (span.endMs <= atMs) idleSinceMs = span.endMs;
  }
}
