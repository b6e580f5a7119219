import type { OpeningRules, Roster, RosterPerson, RosterRoom } from "./types.ts";

/** One place with everybody and everything in it; a visit never goes from one to another. */
export interface Place extends OpeningRules {
  /** Absent for the business itself. */
  readonly locationId?: string;
  readonly people: readonly RosterPerson[];
  readonly rooms: readonly RosterRoom[];
}

/** The places where somebody works; only the one asked for when there is one. */
export function placesOf(roster: Roster, locationId?: string): Place[] {
  const { zone, hours, specialDays, closures, locations } = roster;
  const everywhere: Omit<Place, "people" | "rooms">[] = [
    { zone, hours, specialDays, closures },
    ...locations.map((location) => ({
      locationId: location.id,
      zone: location.zone,
      hours: location.hours,
      specialDays: [...location.specialDays, ...notAmong(specialDays, location.specialDays)],
      closures: [...closures, ...location.closures],
    })),
  ];
  return everywhere
    .filter((place) => locationId === undefined || place.locationId === locationId)
    .map((place) => {
      const isHere = (one: RosterPerson | RosterRoom) => one.locationId === place.locationId;
      return Object.assign(place, {
        people: roster.people.filter(isHere),
        rooms: roster.rooms.filter(isHere),
      });
    })
    .filter((place) => place.people.length > 0);
}

function notAmong(days: Roster["specialDays"], others: Roster["specialDays"]) {
  return days.filter(({ date }) => !others.some((other) => other.date === date));
}
