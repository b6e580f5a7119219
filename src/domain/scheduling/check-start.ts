import { bookingWindow } from "./booking-window.ts";
import { isOnGrid } from "./grid.ts";
import { slotAt, slotSearch, workFits } from "./slot-search.ts";
import { coversSpan } from "./spans.ts";
import type { Slot, SlotRequest, Unavailable } from "./types.ts";

/** Whether a visit can start at one instant, or why not. */
export type StartCheck =
  /** One slot for each person who is free, in the order of the roster; never empty. */
  | { readonly ok: true; readonly slots: readonly Slot[] }
  | { readonly ok: false; readonly reason: Unavailable };

/** Looks at one wish. It agrees with `freeSlots`: what is ok here is offered there, and the other way round. */
export function checkStart(
  request: Omit<SlotRequest, "fromMs" | "untilMs" | "limit">,
  startMs: number,
): StartCheck {
  if (startMs < request.nowMs) return refused("past");
  const window = bookingWindow(request.roster.zone, request.policy, request.nowMs);
  if (startMs < window.startMs) return refused("too-soon");
  if (startMs >= window.endMs) return refused("too-far");
  const { plan, hours, people } = slotSearch(request, startMs, startMs + 1);
  if (!coversSpan(hours.open, startMs, startMs + plan.lengthMs)) return refused("closed");
  if (people.length === 0) return refused("stylist-cannot");
  const present = people.filter((person) => workFits(plan, person.working, startMs));
  if (present.length === 0) return refused("not-working");
  const free = present.filter((person) => workFits(plan, person.free, startMs));
  if (free.length === 0) return refused("slot-taken");
  const interval = request.policy.slotIntervalMinutes;
  if (!isOnGrid(hours.offsets, interval, startMs)) return refused("off-grid");
  return { ok: true, slots: free.map((person) => slotAt(plan, person.id, startMs)) };
}

function refused(reason: Unavailable): StartCheck {
  return { ok: false, reason };
}
