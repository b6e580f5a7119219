import { pickFairly, type ChoiceReason } from "./fairness.ts";
import { personOf } from "./nearest-slots.ts";
import type { BusyIndex, Slot, Span } from "./types.ts";

/** Who gets a visit of a caller who takes anyone, and what decided it. */
export interface FairChoice {
  readonly slot: Slot;
  readonly because: ChoiceReason;
}

/**
 * Chooses among slots at one start, in the order of the roster, by who does the first work of each (`pickFairly`). `day` is
 * the local day, midnight to midnight (`localDayAround`). Throws a `RangeError` when there is nothing to choose from.
 */
export function choosePerson(slots: readonly Slot[], busy: BusyIndex, day: Span): FairChoice {
  const [first] = slots;
  if (!first) throw new RangeError("There is nobody to choose from");
  const { personId, because } = pickFairly(slots.map(personOf), busy, first.startMs, day);
  return { slot: slots.find((slot) => personOf(slot) === personId) ?? first, because };
}

/** One slot for each start, chosen fairly; `dayOf` answers the local day around an instant. */
export function anyoneSlots(
  slots: readonly Slot[],
  busy: BusyIndex,
  dayOf: (atMs: number) => Span,
): FairChoice[] {
  const byStart = Map.groupBy(slots, (slot) => slot.startMs);
  let day: Span = { startMs: Infinity, endMs: -Infinity };
  return [...byStart].map(([startMs, same]) => {
    if (startMs < day.startMs || startMs >= day.endMs) day = dayOf(startMs);
    return choosePerson(same, busy, day);
  });
}
