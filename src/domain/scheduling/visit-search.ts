import { dayClasses, type DayClass } from "./day-classes.ts";
import { placesOf, type Place } from "./places.ts";
import { intersectSpans, subtractSpans } from "./spans.ts";
import type { BusyIndex, RosterPerson, Span, Wanted } from "./types.ts";
import { visitReach, type VisitReach } from "./visit-reach.ts";
import { stepsAt, type Calendars, type Step } from "./visit-steps.ts";
import { workingHours, type WorkingHours } from "./working-hours.ts";
import { zoneOffsets } from "./zone-offsets.ts";
import type { Starts } from "./possible-starts.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A request made ready for one place and a stretch of time. */
export interface PlaceSearch {
  readonly place: Place;
  readonly steps: readonly Step[];
  readonly hours: WorkingHours;
  readonly busy: BusyIndex;
  /** What is left after appointments. */
  readonly free: Calendars;
  /** Whoever is at work, booked or not; any room. */
  readonly working: Calendars;
  /** Opening hours alone. */
  readonly open: Calendars;
  /** The stretch, parted by the limits a day. */
  readonly days: readonly DayClass[];
  readonly window: Span;
}

/** Visits that one set of people can do: `starts` are all instants at which one can start. */
export interface VisitsFound {
  readonly starts: Starts;
  readonly reach: VisitReach;
}

/** Expands the rules for visits that start in `[fromMs, untilMs)`, for each place where they could be. */
export function placeSearches(request: Wanted, fromMs: number, untilMs: number): PlaceSearch[] {
  const window = { startMs: fromMs, endMs: untilMs };
  return placesOf(request.roster, request.locationId).map((place) => {
    const steps = stepsAt(request, place);
    const reachMs = longestMs(steps);
    const around = { startMs: fromMs - reachMs, endMs: untilMs + reachMs };
    const hours = workingHours(place, around.startMs, around.endMs);
    const deskZone = request.roster.zone;
    const desk =
      deskZone === place.zone
        ? hours.offsets
        : zoneOffsets(deskZone, fromMs - 2 * DAY_MS, untilMs + 2 * DAY_MS);
    const ofPerson = remember((person: RosterPerson) => hours.of(person));
    const always = (): Span[] => [around];
    const { open } = hours;
    return {
      place,
      steps,
      hours,
      busy: request.busy,
      window,
      days: dayClasses(request, place, { desk, place: hours.offsets }, window),
      open: { open, person: always, room: always },
      working: { open, person: ofPerson, room: always },
      free: {
        open,
        person: remember((person) => subtractSpans(ofPerson(person), request.busy.of(person.id))),
        room: remember(({ id }) => subtractSpans([around], request.roomsBusy?.of(id) ?? [])),
      },
    };
  });
}

/** The visits of a place by these calendars; with `days` left out, whatever the limits a day. */
export function findVisits(
  search: Pick<PlaceSearch, "steps" | "days" | "window">,
  calendars: Calendars,
  days: readonly DayClass[] = search.days,
): VisitsFound[] {
  return days.map((part) => {
    const reach = visitReach(search.steps, calendars, (id) => part.full.has(id));
    const starts = intersectSpans(reach.fromAnyone(0, reach.mostChanges), part.days);
    return { reach, starts };
  });
}

/** The whole window as one part in which nobody is full. */
export function withoutLimits(search: Pick<PlaceSearch, "window">): DayClass[] {
  return [{ days: [search.window], full: new Set() }];
}

/** How far a visit can reach before and after its start, buffers included. */
function longestMs(steps: readonly Step[]): number {
  return steps.reduce((total, { service, gapMs, doers }) => {
    const lengths = doers.map(({ plan }) => plan.lengthMs);
    const buffersMs = (service.bufferBeforeMinutes + service.bufferAfterMinutes) * MINUTE_MS;
    return total + Math.max(0, ...lengths) + gapMs + buffersMs;
  }, 0);
}

function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
