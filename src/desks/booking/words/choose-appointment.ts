import type { ActionContext } from "../../../actions/action-context.ts";
import type { Business } from "../../../actions/load-desk.ts";
import { lookupAppointments } from "../../../actions/booking/lookup-appointments.ts";
import { wordsOf } from "../../../domain/dialogue/words.ts";
import { toLocal } from "../../../domain/scheduling/local-time.ts";
import type { Refused } from "./choose-slot.ts";
import { findServices, findStylist } from "./find-offering.ts";
import { readWhen, type WhenReading } from "./read-when.ts";
import {
  appointmentAsData,
  firstName,
  sayAppointments,
  type SaidAppointment,
} from "./say-appointment.ts";
import type { SayingWhere } from "./say-moment.ts";

/** How a caller named one of their appointments: an id from an offer, or words ("the haircut", "the one with Priya"). */
export interface AppointmentWish {
  readonly business: Business;
  readonly where: SayingWhere;
  readonly appointment?: string | undefined;
  readonly when?: string | undefined;
}

/** The one appointment that is meant, or the refusal to answer with. */
export async function chooseAppointment(
  context: ActionContext,
  wish: AppointmentWish,
): Promise<
  | { readonly ok: true; readonly appointment: SaidAppointment }
  | { readonly ok: false; readonly refused: Refused }
> {
  const found = await lookupAppointments(context);
  if (!found.ok) return { ok: false, refused: noneFound };
  const own = found.appointments;
  const { appointment: words = "" } = wish;
  const byId = own.find((one) => one.id === words);
  if (byId) return { ok: true, appointment: byId };
  if (words.startsWith("visit_")) return { ok: false, refused: noneFound };
  const meant = narrow(own, wish);
  const [one] = meant;
  if (one && meant.length === 1) return { ok: true, appointment: one };
  const choice = meant.length > 1 ? meant : own;
  const opening = meant.length > 1 ? "You have" : "I don't see that one. You have";
  return {
    ok: false,
    refused: {
      status: "refused",
      reason: "which-one",
      speakable: `${opening} ${sayAppointments(choice, wish.where)}. ${choice.length > 1 ? "Which one do you mean?" : "Is that the one you mean?"}`,
      alternatives: choice.map((appointment) => appointmentAsData(appointment, wish.where, choice)),
    },
  };
}

/** Says the same whether there is no appointment or it is somebody else's. */
export const noneFound: Refused = {
  status: "refused",
  reason: "none-found",
  speakable: "I couldn't find a booking under this number.",
};

/** Those that fit the words about what, with whom and when; words that say none of it narrow nothing. */
function narrow(
  own: readonly SaidAppointment[],
  { business, where, appointment = "", when = "" }: AppointmentWish,
): readonly SaidAppointment[] {
  const services = findServices(business, appointment).map((service) => service.id);
  const stylist = findStylist(business, appointment);
  const said = [when, appointment].filter(Boolean);
  const named = own.filter(({ customer }) => isNamed(customer.name, `${appointment} ${when}`));
  const theirs = named.length > 0 ? named : own;
  return theirs.filter(
    (one) =>
      services.every((id) => one.services.some((service) => service.id === id)) &&
      (typeof stylist === "string" ||
        one.services.some((service) => service.stylist.id === stylist.id)) &&
      said.every((words) => {
        const place = business.locations.find(({ id }) => id === one.location?.id);
        const reading = readWhen(words, { business, place, nowMs: where.nowMs });
        return isThen(one, reading, place?.zone ?? business.zone);
      }),
  );
}

/** Whether the words call somebody by their first name: "Mia's appointment". */
function isNamed(name: string, words: string): boolean {
  const said = wordsOf(words).map((word) => word.replace(/s$/u, ""));
  const first = wordsOf(firstName(name))[0]?.replace(/s$/u, "");
  return first !== undefined && said.includes(first);
}

function isThen({ startMs }: SaidAppointment, reading: WhenReading, zone: string): boolean {
  if (reading.kind === "moment") return startMs === reading.startMs;
  // What can be read in two ways tells nothing here: the appointment itself is read back before anything is done.
  if (reading.kind === "ask") return true;
  const [date = "", time = ""] = toLocal(startMs, zone).split("T");
  const isDay = reading.missing === "date" || (reading.fromDate <= date && date <= reading.toDate);
  return isDay && reading.fromTime <= time && time < reading.toTime;
}
