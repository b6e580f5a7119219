import { bookingWindow } from "./booking-window.ts";
import { gridStarts } from "./grid.ts";
import { slotAt, slotSearch } from "./slot-search.ts";
import type { SearchedPerson } from "./slot-search.ts";
import type { Slot, SlotRequest } from "./types.ts";
import type { VisitPlan } from "./visit-plan.ts";

/**
 * Every visit that can be booked, in order of start, then of people in the roster. The customer's whole visit lies within
 * opening hours; whatever occupies a person, buffers included, lies within their working hours and touches nothing busy.
 * While a colour develops the person may be busy, on a break or gone.
 */
export function freeSlots(request: SlotRequest): Slot[] {
  const window = bookingWindow(request.roster.zone, request.policy, request.nowMs);
  const fromMs = Math.max(request.fromMs, window.startMs);
  const untilMs = Math.min(request.untilMs, window.endMs);
  if (fromMs >= untilMs) return [];
  const { plan, hours, people } = slotSearch(request, fromMs, untilMs);
  const limit = request.limit ?? Infinity;
  const slots: Slot[] = [];
  const calendars = people.map((person) => new Cursor(plan, person));
  for (const open of hours.open) {
    const firstMs = Math.max(open.startMs, fromMs);
    const lastMs = Math.min(open.endMs - plan.lengthMs + 1, untilMs);
    for (const startMs of gridStarts(
      hours.offsets,
      request.policy.slotIntervalMinutes,
      firstMs,
      lastMs,
    )) {
      for (const calendar of calendars) {
        if (!calendar.fits(startMs)) continue;
        if (slots.length >= limit) return slots;
        slots.push(slotAt(plan, calendar.personId, startMs));
      }
    }
  }
  return slots;
}

/** Answers for rising starts whether one person is free, by walking along their free stretches. */
class Cursor {
  readonly personId: string;
  readonly #plan: VisitPlan;
  readonly #person: SearchedPerson;
  /** For each piece of work, the first free stretch that is not over when it begins. */
  readonly #at: number[];

  constructor(plan: VisitPlan, person: SearchedPerson) {
    this.personId = person.id;
    this.#plan = plan;
    this.#person = person;
    this.#at = plan.work.map(() => 0);
  }

  fits(startMs: number): boolean {
    const { free } = this.#person;
    return this.#plan.work.every((work, index) => {
      const fromMs = startMs + work.occupiedFromMs;
      let at = this.#at[index] ?? 0;
      while ((free[at]?.endMs ?? Infinity) <= fromMs) at += 1;
      this.#at[index] = at;
      const span = free[at];
      return (
        span !== undefined && span.startMs <= fromMs && startMs + work.occupiedToMs <= span.endMs
      );
    });
  }
}
