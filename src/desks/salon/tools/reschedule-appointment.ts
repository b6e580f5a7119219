import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { proposeMove } from "../../../actions/propose-move.ts";
import { releaseCallHolds } from "../../../actions/release-holds.ts";
import { toIsoWithOffset, toLocal } from "../../../domain/scheduling/local-time.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../../booking/booking-desk.ts";
import { chooseAppointment, noneFound } from "../../booking/words/choose-appointment.ts";
import {
  chooseSlot,
  refuseSlot,
  type Refused,
  type VisitWish,
} from "../../booking/words/choose-slot.ts";
import { findStylist } from "../../booking/words/find-offering.ts";
import { joinWords } from "../../booking/words/join-words.ts";
import { readWhen } from "../../booking/words/read-when.ts";
import type { SaidAppointment } from "../../booking/words/say-appointment.ts";
import { dateOf, sayMoment, type SayingWhere } from "../../booking/words/say-moment.ts";
import { unknownService, unknownPerson } from "../../booking/words/unknown.ts";

const input = z.object({
  appointment: z
    .string()
    .optional()
    .describe(
      "Which one: `appointment` of an offer, or the caller's words; leave out if they have only one.",
    ),
  new_when: z.string().describe("The new day and time in the caller's own words."),
  stylist: z.string().optional().describe("With whom then; leave out for the same stylist."),
});

/** Holds the new time of an appointment and answers with what is to be read back. */
export function rescheduleAppointment(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "reschedule_appointment",
    description:
      "Proposes another time for one of the caller's appointments; the old time stays until confirm_proposal.",
    input,
    effect: "propose",
    filler: "One moment, let me check that.",
    async run({ appointment: named, new_when: words, stylist: name }, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      await releaseCallHolds(context);
      const business = await loadDesk(context);
      const where = saidAt(desk, business);
      const choice = await chooseAppointment(context, { business, where, appointment: named });
      if (!choice.ok) return choice.refused;
      const { appointment } = choice;
      const services = appointment.services.flatMap(({ id }) =>
        business.services.filter((service) => service.id === id),
      );
      if (services.length !== appointment.services.length)
        return unknownService(business, desk.words);
      const stylist =
        name === undefined
          ? (business.stylists.find((one) => one.id === appointment.stylist.id) ?? "anyone")
          : findStylist(business, name);
      if (stylist === "unknown") return unknownPerson(business, desk.words);
      const day = dateOf(appointment.startMs, where.zone);
      const when = readWhen(keepingTime(words, toLocal(appointment.startMs, where.zone)), {
        business,
        nowMs: where.nowMs,
        day,
      });
      const wish: VisitWish = {
        business,
        where,
        services,
        stylist,
        when,
        movingId: appointment.id,
      };
      const slot = await chooseSlot(context, wish);
      if (!slot.ok) return slot.refused;
      const { token, startMs } = slot.slot;
      if (startMs === appointment.startMs && slot.slot.stylist.id === appointment.stylist.id)
        return alreadyThere(appointment, where);
      const held = await proposeMove(context, { appointmentId: appointment.id, slot: token });
      if (!held.ok) {
        if (held.reason === "none-found") return noneFound;
        return refuseSlot(wish, startMs, held.reason, held.alternatives);
      }
      const what = joinWords(held.move.services, "and");
      const from = sayMoment(appointment.startMs, where);
      const to = `${sayMoment(startMs, where)}, with ${held.move.stylist}`;
      return {
        status: "proposed",
        proposal: held.proposal,
        readBack: `I'll move your ${what} ${from} to ${to.replace(/^on /, "")}. Is that right?`,
        data: {
          appointment: appointment.id,
          services: held.move.services,
          stylist: held.move.stylist,
          start: toIsoWithOffset(startMs, where.zone),
          end: toIsoWithOffset(held.move.endMs, where.zone),
          from: toIsoWithOffset(appointment.startMs, where.zone),
        },
      };
    },
  };
}

/** "The same time" is the appointment's own, on whatever day; `local` is when it is, `YYYY-MM-DDTHH:MM`. */
function keepingTime(words: string, local: string): string {
  return words.replace(/\b(?:the )?same (?:time|hour)(?: as (?:before|now))?\b/iu, local.slice(11));
}

function alreadyThere(appointment: SaidAppointment, where: SayingWhere): Refused {
  const what = joinWords(
    appointment.services.map((service) => service.name),
    "and",
  );
  const when = `${sayMoment(appointment.startMs, where)}, with ${appointment.stylist.name}`;
  const speakable = `Your ${what} is already ${when}. What other time would you like?`;
  return { status: "refused", reason: "need-time", speakable };
}
