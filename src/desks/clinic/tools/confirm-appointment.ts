import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { proposeConfirmation } from "../../../actions/booking/propose-confirmation.ts";
import { releaseCallHolds } from "../../../actions/booking/release-holds.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../../booking/booking-desk.ts";
import { chooseAppointment, noneFound } from "../../booking/words/choose-appointment.ts";
import { joinWords } from "../../booking/words/join-words.ts";
import { appointmentAsData } from "../../booking/words/say-appointment.ts";
import { inZone, sayMoment } from "../../booking/words/say-moment.ts";

const input = z.object({
  appointment: z
    .string()
    .optional()
    .describe(
      "Which one: `appointment` of an offer, or the caller's words; leave out if they have only one.",
    ),
  when: z.string().optional().describe("When it is, in the caller's words, if they said."),
});

/** Finds the appointment to which the patient says they will come, and answers with what is to be read back. */
export function confirmAppointment(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "confirm_appointment",
    description:
      "Proposes to note that the patient will come to one of their appointments; nothing is noted until confirm_proposal.",
    input,
    effect: "propose",
    filler: "One moment, let me look.",
    async run(wished, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      await releaseCallHolds(context);
      const business = await loadDesk(context);
      const where = saidAt(desk, business);
      const choice = await chooseAppointment(context, { business, where, ...wished });
      if (!choice.ok) return choice.refused;
      const { appointment } = choice;
      const proposed = await proposeConfirmation(context, { appointmentId: appointment.id });
      if (!proposed.ok) return noneFound;
      const services = joinWords(proposed.confirmation.services, "and");
      const when = sayMoment(appointment.startMs, inZone(where, appointment.location?.zone));
      return {
        status: "proposed",
        proposal: proposed.proposal,
        readBack: `That's your ${services} with ${appointment.stylist.name} ${when}. Will you be there?`,
        data: appointmentAsData(appointment, where),
      };
    },
  };
}
