import type { LookupResult } from "../../../actions/lookup-appointments.ts";
import type { Json } from "../../../base/json.ts";
import { toIsoWithOffset } from "../../../domain/scheduling/local-time.ts";
import { joinWords, withArticle } from "./join-words.ts";
import { sayMoment, type SayingWhere } from "./say-moment.ts";

/** An appointment as the tools speak of it. */
export type SaidAppointment = Extract<LookupResult, { ok: true }>["appointments"][number];

/** "a haircut with Priya on Tuesday the 24th of November at 3 PM". */
function sayAppointment(appointment: SaidAppointment, where: SayingWhere): string {
  const services = withArticle(appointment.services.map((service) => service.name));
  return `${services} with ${appointment.stylist.name} ${sayMoment(appointment.startMs, where)}`;
}

/** All of them in one breath: "a haircut with Priya tomorrow at 3 PM, and a facial with Kavitha ...". */
export function sayAppointments(
  appointments: readonly SaidAppointment[],
  where: SayingWhere,
  conjunction: "and" | "or" = "and",
): string {
  const said = appointments.map((appointment) => sayAppointment(appointment, where));
  return said.length === 2 ? said.join(`, ${conjunction} `) : joinWords(said, conjunction);
}

/** As data, with the words it was spoken of in; `appointment` is what the tools that change it take. */
export function appointmentAsData(appointment: SaidAppointment, where: SayingWhere): Json {
  return {
    appointment: appointment.id,
    services: appointment.services.map((service) => service.name),
    [where.words.person]: appointment.stylist.name,
    start: toIsoWithOffset(appointment.startMs, where.zone),
    end: toIsoWithOffset(appointment.endMs, where.zone),
    customer: appointment.customer.name,
    words: sayAppointment(appointment, where).replace(/^an? /, "the "),
  };
}
