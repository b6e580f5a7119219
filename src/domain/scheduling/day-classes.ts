import type { Place } from "./places.ts";
import { anyOf, type Starts } from "./possible-starts.ts";
import { intersectSpans, subtractSpans } from "./spans.ts";
import type { Span, Wanted } from "./types.ts";
import { localDayOf } from "./working-hours.ts";
import type { ZoneOffset } from "./zone-offsets.ts";

/** Days on which the same people have all the visits they take; a visit belongs to the day on which it starts. */
export interface DayClass {
  /** When visits may start, merged. */
  readonly days: Starts;
  /** Who takes no more on these days. */
  readonly full: ReadonlySet<string>;
}

/**
 * Parts a window by the limits a day. Days on which the business, or one of the services asked for, takes no more
 * are in no part. `deskOffsets` and `offsets` say how the clocks of the business and of the place run.
 */
export function dayClasses(
  request: Wanted,
  place: Place,
  clocks: { readonly desk: readonly ZoneOffset[]; readonly place: readonly ZoneOffset[] },
  window: Span,
): DayClass[] {
  const visits = request.visits ?? [];
  const closedFor = [daysWith(visits, request.policy.mostPerDay, clocks.desk)];
  for (const { id, mostPerDay } of request.services) {
    const same = visits.filter(({ serviceIds }) => serviceIds.includes(id));
    closedFor.push(daysWith(same, mostPerDay, clocks.desk));
  }
  const open = subtractSpans([window], anyOf(closedFor));
  const fullPeople = new Map<number, { readonly day: Span; readonly ids: string[] }>();
  for (const { id, mostPerDay } of place.people) {
    const own = visits.filter(({ personIds }) => personIds.includes(id));
    for (const day of daysWith(own, mostPerDay, clocks.place)) {
      const known = fullPeople.get(day.startMs);
      if (known) known.ids.push(id);
      else fullPeople.set(day.startMs, { day, ids: [id] });
    }
  }
  const alike = Map.groupBy(fullPeople.values(), ({ ids }) => ids.join("\n"));
  const parts = [...alike.values()].map((same) => ({
    days: intersectSpans(open, anyOf(same.map(({ day }) => [day]))),
    full: new Set(same[0]?.ids),
  }));
  const rest = subtractSpans(open, anyOf(parts.map(({ days }) => days)));
  return [{ days: rest, full: new Set<string>() }, ...parts].filter(({ days }) => days.length > 0);
}

/** The local days on which so many of these visits start, by the day. */
function daysWith(
  visits: readonly { readonly startMs: number }[],
  most: number | undefined,
  offsets: readonly ZoneOffset[],
): Span[] {
  if (most === undefined) return [];
  const days = visits.map(({ startMs }) => localDayOf(offsets, startMs));
  const byDay = Map.groupBy(days, (day) => day.startMs);
  return [...byDay.values()]
    .flatMap((same) => (same.length >= most ? same.slice(0, 1) : []))
    .toSorted((a, b) => a.startMs - b.startMs);
}
