import type { DeskFile } from "../../domain/business/desk-file.ts";
import type { Location } from "../../domain/business/location.ts";
import type { Room } from "../../domain/business/room.ts";
import type { Service } from "../../domain/business/service.ts";
import { readPhoneNumber } from "../../domain/people/phone-number.ts";
import { toStylist } from "./normalise-stylist.ts";
import { toOutreach } from "./outreach-shape.ts";
import { minorUnits } from "./registers.ts";
import type { WrittenDesk } from "./schema.ts";
import { toPhases } from "./to-phases.ts";
import { toSpecialDay } from "./to-special-day.ts";
import { toWeeklyHours } from "./week.ts";
import { withReason } from "./with-reason.ts";

/** A checked desk file in the form the program works with. */
export function normalise(written: WrittenDesk): DeskFile {
  const { transferTo, agent, outreach, policies, ...rest } = written;
  const { mostPerDay, ...rules } = policies;
  return {
    ...rest,
    numbers: written.numbers.map((number) => e164(number, written.country)),
    ...(transferTo !== undefined && { transferTo: inOrder(transferTo, written.country) }),
    ...(agent !== undefined && { agent }),
    ...(outreach !== undefined && { outreach: toOutreach(outreach, written.country) }),
    hours: toWeeklyHours(written.hours),
    specialDays: written.specialDays.map(toSpecialDay),
    closures: written.closures.map(toClosure),
    locations: written.locations.map((location) => toLocation(location, written)),
    rooms: written.rooms.map(toRoom),
    policies: { ...rules, ...(mostPerDay !== undefined && { mostPerDay }) },
    services: written.services.map((service) => toService(service, minorUnits(written.currency))),
    stylists: written.stylists.map((stylist) => toStylist(stylist, written)),
  };
}

/** Several are rung one after the other; they stand with a space between. */
function inOrder(transferTo: string | readonly string[], country: string): string {
  return [transferTo]
    .flat()
    .map((number) => e164(number, country))
    .join(" ");
}

function toClosure({ from, to = from, reason }: WrittenDesk["closures"][number]) {
  return withReason({ from, to }, reason);
}

function toLocation(written: WrittenDesk["locations"][number], desk: WrittenDesk): Location {
  const { address, zone, hours, specialDays, closures, ...rest } = written;
  return {
    ...rest,
    ...(address !== undefined && { address }),
    zone: zone ?? desk.zone,
    hours: toWeeklyHours(hours ?? desk.hours),
    specialDays: specialDays.map(toSpecialDay),
    closures: closures.map(toClosure),
  };
}

function toRoom({ location, ...rest }: WrittenDesk["rooms"][number]): Room {
  return location === undefined ? rest : { ...rest, locationId: location };
}

function toService(written: WrittenDesk["services"][number], unit: number): Service {
  const { minutes, phases, price, description, needs, mostPerDay, ...rest } = written;
  return {
    ...rest,
    ...(description !== undefined && { description }),
    phases: toPhases({ minutes, phases }) ?? [],
    priceMinor: Math.round(price * unit),
    ...(needs !== undefined && { roomKind: needs }),
    ...(mostPerDay !== undefined && { mostPerDay }),
  };
}

/** A number that was checked before, in E.164. */
export function e164(written: string, country: string): string {
  const read = readPhoneNumber(written, country);
  if (!read.ok) throw new RangeError("Telephone numbers are checked before");
  return read.number;
}
