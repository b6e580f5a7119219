import type { DeskFile } from "../../domain/business/desk-file.ts";
import type { Service, ServicePhase } from "../../domain/business/service.ts";
import type { Stylist, TimeOff } from "../../domain/business/stylist.ts";
import { readPhoneNumber } from "../../domain/people/phone-number.ts";
import { minorUnits } from "./registers.ts";
import type { WrittenDesk } from "./schema.ts";
import { toWeeklyHours } from "./week.ts";

const DAY_MS = 86_400_000;

/** A checked desk file in the form the program works with. */
export function normalise(written: WrittenDesk): DeskFile {
  const { transferTo, closures, stylists, services, faqs, ...rest } = written;
  return {
    ...rest,
    numbers: written.numbers.map((number) => e164(number, written.country)),
    ...(transferTo !== undefined && { transferTo: e164(transferTo, written.country) }),
    hours: toWeeklyHours(written.hours),
    specialDays: [],
    locations: [],
    rooms: [],
    closures: closures.map(({ from, to = from, reason }) => withReason({ from, to }, reason)),
    services: services.map((service) => toService(service, minorUnits(written.currency))),
    stylists: stylists.map((stylist) => toStylist(stylist, written)),
    faqs,
  };
}

function toService(written: WrittenDesk["services"][number], unit: number): Service {
  const { minutes, phases = [], price, description, ...rest } = written;
  return {
    ...rest,
    ...(description !== undefined && { description }),
    phases: minutes === undefined ? phases.flatMap(toPhase) : [{ kind: "working", minutes }],
    priceMinor: Math.round(price * unit),
  };
}

function toPhase(written: { readonly [kind in ServicePhase["kind"]]?: number | undefined }) {
  const kinds = ["working", "processing", "finishing"] as const;
  return kinds.flatMap((kind): ServicePhase[] => {
    const minutes = written[kind];
    return minutes === undefined ? [] : [{ kind, minutes }];
  });
}

function toStylist(written: WrittenDesk["stylists"][number], desk: WrittenDesk): Stylist {
  const { services, hours, breaks, timeOff, ...rest } = written;
  return {
    ...rest,
    serviceIds: services === "all" ? desk.services.map((service) => service.id) : services,
    ownServices: [],
    hours: toWeeklyHours(hours ?? desk.hours),
    specialDays: [],
    breaks: toWeeklyHours(breaks ?? {}),
    timeOff: timeOff.map(({ from, to, reason }): TimeOff => {
      const start = from.includes("T") ? from : `${from}T00:00`;
      return withReason({ from: start, to: to.includes("T") ? to : midnightAfter(to) }, reason);
    }),
  };
}

function withReason<Stretch extends object>(stretch: Stretch, reason: string | undefined) {
  return reason === undefined ? stretch : { ...stretch, reason };
}

function midnightAfter(date: string): string {
  return `${new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10)}T00:00`;
}

function e164(written: string, country: string): string {
  const read = readPhoneNumber(written, country);
  if (!read.ok) throw new RangeError("Telephone numbers are checked before");
  return read.number;
}
