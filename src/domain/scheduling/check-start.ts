import { bookingWindow } from "./booking-window.ts";
import { freeSlots } from "./free-slots.ts";
import { isOnGrid } from "./grid.ts";
import { coversSpan } from "./spans.ts";
import type { Slot, Unavailable, Wanted } from "./types.ts";
import { findVisits, placeSearches, withoutLimits, type PlaceSearch } from "./visit-search.ts";
import type { Calendars, Step } from "./visit-steps.ts";
import { planService } from "./visit-plan.ts";

/** Whether a visit can start at one instant, or why not. */
export type StartCheck =
  /** One slot for each person who could begin, as `freeSlots` offers them; never empty. */
  | { readonly ok: true; readonly slots: readonly Slot[] }
  | { readonly ok: false; readonly reason: Unavailable };

/** Looks at one wish. It agrees with `freeSlots`: what is ok here is offered there, and the other way round. */
export function checkStart(request: Wanted, startMs: number): StartCheck {
  if (startMs < request.nowMs) return refused("past");
  const window = bookingWindow(request.roster.zone, request.policy, request.nowMs);
  if (startMs < window.startMs) return refused("too-soon");
  if (startMs >= window.endMs) return refused("too-far");
  const slots = freeSlots({ ...request, fromMs: startMs, untilMs: startMs + 1 });
  return slots.length > 0 ? { ok: true, slots } : refused(whyNot(request, startMs));
}

/** Lets one rule after the other come into play, and names the first with which nothing is left. */
function whyNot(request: Wanted, startMs: number): Unavailable {
  const searches = placeSearches(request, startMs, startMs + 1);
  const able = searches.filter(({ steps }) => steps.every(({ doers }) => doers.length > 0));
  if (searches.length === 0) return "stylist-cannot";
  const isOpen = (search: PlaceSearch) =>
    coversSpan(search.hours.open, startMs, startMs + shortestMs(search.steps));
  if (!searches.some(isOpen)) return "closed";
  if (able.length === 0) return "stylist-cannot";
  const left = (calendars: (search: PlaceSearch) => Calendars, days = daysOf) =>
    able.some((search) =>
      findVisits(search, calendars(search), days(search)).some(({ starts }) => starts.length > 0),
    );
  if (!left((search) => search.open, withoutLimits)) return "closed";
  if (!left((search) => search.open)) return "day-full";
  if (!left((search) => search.working)) return "not-working";
  const { slotIntervalMinutes } = request.policy;
  const isBetween = able.every(
    ({ hours }) => !isOnGrid(hours.offsets, slotIntervalMinutes, startMs),
  );
  return isBetween && left((search) => search.free) ? "off-grid" : "slot-taken";
}

function daysOf(search: PlaceSearch) {
  return search.days;
}

/** The shortest that a visit can be; with a service that nobody there does, as long as that is usual. */
function shortestMs(steps: readonly Step[]): number {
  return steps.reduce((total, { service, gapMs, doers }) => {
    const plans = doers.length > 0 ? doers.map(({ plan }) => plan) : [planService(service)];
    return total + gapMs + Math.min(...plans.map(({ lengthMs }) => lengthMs));
  }, 0);
}

function refused(reason: Unavailable): StartCheck {
  return { ok: false, reason };
}
