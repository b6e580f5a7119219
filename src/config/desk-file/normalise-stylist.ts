import type { OwnService, Stylist, TimeOff } from "../../domain/business/stylist.ts";
import { minorUnits } from "./registers.ts";
import type { WrittenDesk } from "./schema.ts";
import { toPhases } from "./to-phases.ts";
import { toSpecialDay } from "./to-special-day.ts";
import { toWeeklyHours } from "./week.ts";
import { withReason } from "./with-reason.ts";

const DAY_MS = 86_400_000;

type WrittenStylist = WrittenDesk["stylists"][number];

/** A person of a checked desk file in the form the program works with. */
export function toStylist(written: WrittenStylist, desk: WrittenDesk): Stylist {
  const { specialty, location, zone, services, hours, breaks, timeOff, mostPerDay, ...rest } =
    written;
  const unit = minorUnits(desk.currency);
  const place = desk.locations.find(({ id }) => id === location);
  return {
    ...rest,
    ...(specialty !== undefined && { specialty }),
    ...(location !== undefined && { locationId: location }),
    ...(zone !== undefined && { zone }),
    serviceIds: serviceIdsOf(written, desk),
    ownServices: services.flatMap((service) => toOwnService(service, unit)),
    hours: toWeeklyHours(hours ?? place?.hours ?? desk.hours),
    specialDays: specialDaysOf(written, desk).map(toSpecialDay),
    breaks: toWeeklyHours(breaks ?? {}),
    timeOff: timeOff.map(({ from, to, reason }): TimeOff => {
      const start = from.includes("T") ? from : `${from}T00:00`;
      return withReason({ from: start, to: to.includes("T") ? to : midnightAfter(to) }, reason);
    }),
    ...(mostPerDay !== undefined && { mostPerDay }),
  };
}

/** What somebody does, by id; `all` is everything, in the desk's order. */
export function serviceIdsOf({ services }: WrittenStylist, desk: WrittenDesk): readonly string[] {
  const ids = services.map(({ id }) => id);
  return ids.includes("all") ? desk.services.map(({ id }) => id) : ids;
}

/** Whoever works by the opening hours also works by those of special days. */
function specialDaysOf({ specialDays, hours, location }: WrittenStylist, desk: WrittenDesk) {
  if (hours) return specialDays;
  const place = desk.locations.find(({ id }) => id === location);
  const days = [...specialDays];
  for (const day of [...(place?.specialDays ?? []), ...desk.specialDays]) {
    if (!days.some(({ date }) => date === day.date)) days.push(day);
  }
  return days;
}

function toOwnService(written: WrittenStylist["services"][number], unit: number): OwnService[] {
  const { id: serviceId, price } = written;
  const phases = toPhases(written);
  if (phases === undefined && price === undefined) return [];
  return [
    {
      serviceId,
      ...(phases && { phases }),
      ...(price !== undefined && { priceMinor: Math.round(price * unit) }),
    },
  ];
}

function midnightAfter(date: string): string {
  return `${new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10)}T00:00`;
}
