import type { Place } from "./places.ts";
import { anyOf, startsWithin, type Starts } from "./possible-starts.ts";
import { intersectSpans } from "./spans.ts";
import type { PlannedService, RosterPerson, RosterRoom, Span, Wanted } from "./types.ts";
import { gapMs, planService, type ServicePlan } from "./visit-plan.ts";

/** One service of a visit and everybody who could do it. */
export interface Step {
  readonly service: PlannedService;
  /** To the next service. */
  readonly gapMs: number;
  /** In the order of the roster. */
  readonly doers: readonly Doer[];
  /** Rooms of the kind it takes; absent when it takes none. */
  readonly rooms?: readonly RosterRoom[];
}

/** Somebody who does a service, and how. */
export interface Doer {
  readonly person: RosterPerson;
  readonly plan: ServicePlan;
}

/** When a place, its people and its rooms can be had; each merged. */
export interface Calendars {
  readonly open: readonly Span[];
  person(person: RosterPerson): readonly Span[];
  room(room: RosterRoom): readonly Span[];
}

/** Who at a place could do each service by skill and wish, whatever the time. */
export function stepsAt(request: Wanted, place: Place): Step[] {
  const { services, wished = [] } = request;
  return services.map(toStep);

  function toStep(service: PlannedService, at: number): Step {
    const { roomKind } = service;
    const doers = place.people.filter(
      ({ id, serviceIds }) => serviceIds.includes(service.id) && (wished[at] ?? id) === id,
    );
    return {
      service,
      gapMs: gapMs(service, services[at + 1]),
      doers: doers.map((person) => ({
        person,
        plan: planService(service, ownPhases(person, service)),
      })),
      ...(roomKind !== undefined && { rooms: place.rooms.filter(({ kind }) => kind === roomKind) }),
    };
  }
}

/**
 * When one service can start with somebody: they can do all its work, the place is open until the next service begins, and
 * a room can be had.
 */
export function startsOf(step: Step, { person, plan }: Doer, calendars: Calendars): Starts {
  const theirs = calendars.person(person);
  let starts = startsWithin(calendars.open, 0, plan.lengthMs + step.gapMs);
  for (const work of plan.work) {
    starts = intersectSpans(starts, startsWithin(theirs, work.occupiedFromMs, work.occupiedToMs));
  }
  if (!step.rooms) return starts;
  const rooms = step.rooms.map((room) =>
    startsWithin(calendars.room(room), plan.roomFromMs, plan.roomToMs),
  );
  return intersectSpans(starts, anyOf(rooms));
}

function ownPhases(person: RosterPerson, service: PlannedService) {
  return person.ownServices.find(({ serviceId }) => serviceId === service.id)?.phases;
}
