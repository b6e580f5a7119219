import type { Meeting, MeetingGuest } from "../calendars/meeting.ts";
import { guestName } from "./guest-name.ts";
import { companyAt, isPublicMail, mailDomain } from "./mail-domain.ts";

/** Somebody of the house, as far as meetings name them. */
export interface HouseMember {
  readonly id: string;
  readonly email?: string;
  readonly isGone: boolean;
}

/** A visitor whom a meeting makes expect. At least one of the names is known. */
export interface ExpectedGuest {
  readonly email: string;
  readonly visitor: string | null;
  readonly company: string | null;
}

/** Whom a host expects for a meeting. */
export interface ExpectedGuests {
  readonly hostId: string;
  readonly guests: readonly ExpectedGuest[];
}

/**
 * Who comes from outside to a meeting, and whom they see: whoever of the house invited, else the calendar's owner, else, in a
 * calendar that is nobody's own, the first of the house who takes part. An address at a mail domain of the house is no visitor's.
 * Undefined when nobody comes, or nobody who still works here receives them.
 */
export function expectedGuests(
  meeting: Meeting,
  house: readonly HouseMember[],
  ownerId: string | null,
): ExpectedGuests | undefined {
  const members = house.filter(({ isGone }) => !isGone);
  const memberAt = (email: string): HouseMember | undefined =>
    members.find((one) => one.email?.toLowerCase() === email);
  const { organizer, guests: invited } = meeting;
  const people = organizer ? [organizer, ...invited] : invited;
  const host =
    (organizer && memberAt(organizer.email)) ??
    members.find(({ id }) => id === ownerId) ??
    people.map(({ email }) => memberAt(email)).find((one) => one !== undefined);
  if (!host) return undefined;
  const ofHouse = houseAddresses(house);
  const outside = people.filter(({ email }) => !ofHouse(email));
  const guests = [...new Map(outside.map((one) => [one.email, one])).values()]
    .map((one) => describe(one))
    .filter(({ visitor, company }) => visitor !== null || company !== null);
  return guests.length === 0 ? undefined : { hostId: host.id, guests };
}

/** Also of those who left: who took over their address is no visitor. */
function houseAddresses(house: readonly HouseMember[]): (email: string) => boolean {
  const addresses = house.flatMap(({ email }) => email?.toLowerCase() ?? []);
  const own = new Set(addresses);
  const domains = new Set(addresses.map(mailDomain).filter((domain) => !isPublicMail(domain)));
  return (email) =>
    own.has(email) || domains.has(mailDomain(email)) || CALENDARS.has(mailDomain(email));
}

/** Google invites calendars and rooms as if they were people. */
const CALENDARS = new Set(["group.calendar.google.com", "resource.calendar.google.com"]);

function describe(guest: MeetingGuest): ExpectedGuest {
  return {
    email: guest.email,
    visitor: guestName(guest),
    company: companyAt(mailDomain(guest.email)),
  };
}
