import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { proposeAbout } from "../../../actions/booking/propose-about.ts";
import { releaseCallHolds } from "../../../actions/booking/release-holds.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../booking-desk.ts";
import { chooseAppointment, noneFound } from "../words/choose-appointment.ts";
import { appointmentAsData } from "../words/say-appointment.ts";
import { joinWords } from "../words/join-words.ts";
import { inZone, sayMoment } from "../words/say-moment.ts";
import { sayPeople } from "../words/say-work.ts";

const input = z.object({
  appointment: z
    .string()
    .optional()
    .describe(
      "Which one: `appointment` of an offer, or the caller's words; leave out if they have only one.",
    ),
  when: z.string().optional().describe("When it is, in the caller's words, if they said."),
});

/** What is to become of an appointment, and how it is asked. */
interface About {
  readonly name: string;
  readonly description: string;
  readonly kind: "cancel" | "confirm";
  readonly question: string;
}

/** Finds which of the caller's appointments is meant and answers with what is to be read back of it. */
export function aboutAppointment(desk: BookingDesk, about: About): Tool<z.infer<typeof input>> {
  const { name, description, kind, question } = about;
  return {
    name,
    description,
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
      const proposed = await proposeAbout(context, kind, { appointmentId: appointment.id });
      if (!proposed.ok) return noneFound;
      const services = joinWords(proposed.appointment.services, "and");
      const when = sayMoment(appointment.startMs, inZone(where, appointment.location?.zone));
      return {
        status: "proposed",
        proposal: proposed.proposal,
        readBack: `That's your ${services} with ${sayPeople(proposed.appointment)} ${when}. ${question}`,
        data: appointmentAsData(appointment, where),
      };
    },
  };
}
