import type { LookupResult } from "../../../actions/booking/lookup-appointments.ts";
import type { Json } from "../../../base/json.ts";
import { toIsoWithOffset } from "../../../domain/scheduling/local-time.ts";
import { joinWords, withArticle } from "./join-words.ts";
import { inZone, sayMoment, type SayingWhere } from "./say-moment.ts";
import { sayPeople, sayWork } from "./say-work.ts";

/** An appointment as the tools speak of it. */
export type SaidAppointment = Extract<LookupResult, { ok: true }>["appointments"][number];

/**
 * "a haircut with Priya on Tuesday the 24th of November at 3 PM"; among those of several people at one number also whose it
 * is: "a haircut for Mia with Priya ...".
 */
function sayAppointment(
  { customer, services, startMs, stylist, location }: SaidAppointment,
  where: SayingWhere,
  among: readonly SaidAppointment[],
): string {
  const names = services.map((service) => service.name);
  const stylists = services.map((service) => service.stylist.name);
  const isShared = among.some((other) => other.customer.id !== customer.id);
  const whose = isShared && customer.name !== "" ? ` for ${firstName(customer.name)}` : "";
  const isSplit = new Set(stylists).size > 1;
  const work = isSplit
    ? `${sayWork({ services: names, stylist: stylist.name, stylists })}${whose}`
    : `${withArticle(names)}${whose} with ${stylist.name}`;
  return `${work} ${sayMoment(startMs, inZone(where, location?.zone))}`;
}

/** What somebody is called among those who share their number. */
export function firstName(name: string): string {
  return name.split(" ")[0] ?? name;
}

/** All of them in one breath: "a haircut with Priya tomorrow at 3 PM, and a facial with Kavitha ...". */
export function sayAppointments(
  appointments: readonly SaidAppointment[],
  where: SayingWhere,
  conjunction: "and" | "or" = "and",
): string {
  const said = appointments.map((one) => sayAppointment(one, where, appointments));
  return said.length === 2 ? said.join(`, ${conjunction} `) : joinWords(said, conjunction);
}

/**
 * As data, with the words it was spoken of in `among` the others; `appointment` is what the tools that change it take.
 */
export function appointmentAsData(
  appointment: SaidAppointment,
  where: SayingWhere,
  among: readonly SaidAppointment[] = [],
): Json {
  const { zone } = inZone(where, appointment.location?.zone);
  return {
    appointment: appointment.id,
    services: appointment.services.map((service) => service.name),
    [where.words.person]: sayPeople({
      stylist: appointment.stylist.name,
      stylists: appointment.services.map((service) => service.stylist.name),
    }),
    start: toIsoWithOffset(appointment.startMs, zone),
    end: toIsoWithOffset(appointment.endMs, zone),
    customer: appointment.customer.name,
    words: sayAppointment(appointment, where, among).replace(/^an? /, "the "),
  };
}
