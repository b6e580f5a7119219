import { coversSpan, subtractSpans } from "./spans.ts";
import type { RosterPerson, Slot, SlotRequest, Span } from "./types.ts";
import { planVisit } from "./visit-plan.ts";
import type { VisitPlan } from "./visit-plan.ts";
import { workingHours } from "./working-hours.ts";
import type { WorkingHours } from "./working-hours.ts";

/** A request made ready to be asked about many instants. */
export interface SlotSearch {
  readonly plan: VisitPlan;
  readonly hours: WorkingHours;
  readonly people: readonly SearchedPerson[];
}

/** Somebody who does all of the services. */
export interface SearchedPerson {
  readonly id: string;
  /** At work, merged. */
  readonly working: readonly Span[];
  /** At work and not booked, merged. */
  readonly free: readonly Span[];
}

/** Expands the rules for visits that start in `[fromMs, untilMs)`. */
export function slotSearch(
  request: Omit<SlotRequest, "fromMs" | "untilMs" | "limit">,
  fromMs: number,
  untilMs: number,
): SlotSearch {
  const { roster, busy } = request;
  const plan = planVisit(request.services);
  const firstMs = Math.min(fromMs, fromMs + (plan.work[0]?.occupiedFromMs ?? 0));
  const lastMs = untilMs + Math.max(plan.lengthMs, plan.work.at(-1)?.occupiedToMs ?? 0);
  const hours = workingHours(roster, firstMs, lastMs);
  return {
    plan,
    hours,
    people: roster.people
      .filter((person) => isWanted(person, request))
      .map((person) => {
        const working = hours.of(person);
        return { id: person.id, working, free: subtractSpans(working, busy.of(person.id)) };
      }),
  };
}

/** Whether all the work of a visit that starts then falls into `spans`. */
export function workFits(plan: VisitPlan, spans: readonly Span[], startMs: number): boolean {
  return plan.work.every((work) =>
    coversSpan(spans, startMs + work.occupiedFromMs, startMs + work.occupiedToMs),
  );
}

/** The visit at that instant with that person. */
export function slotAt(plan: VisitPlan, personId: string, startMs: number): Slot {
  return {
    startMs,
    endMs: startMs + plan.lengthMs,
    segments: plan.work.map((work) => ({
      serviceId: work.serviceId,
      personId,
      startMs: startMs + work.fromMs,
      endMs: startMs + work.toMs,
      occupied: { startMs: startMs + work.occupiedFromMs, endMs: startMs + work.occupiedToMs },
    })),
  };
}

function isWanted(person: RosterPerson, request: Pick<SlotRequest, "personId" | "services">) {
  if (request.personId !== undefined && person.id !== request.personId) return false;
  return request.services.every((service) => person.serviceIds.includes(service.id));
}
