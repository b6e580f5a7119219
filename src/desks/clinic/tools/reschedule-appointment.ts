import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../../booking/booking-desk.ts";
import { proposeNewTime } from "../../booking/propose-new-time.ts";
import { findProvider } from "../words/find-provider.ts";
import { refuseProvider } from "../words/refuse-provider.ts";

const input = z.object({
  appointment: z
    .string()
    .optional()
    .describe(
      "Which one: `appointment` of an offer, or the caller's words; leave out if they have only one.",
    ),
  new_when: z.string().describe("The new day and time in the caller's own words."),
  provider: z.string().optional().describe("With whom then; leave out for the same provider."),
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
    async run({ appointment, new_when: newWhen, provider }, toolContext) {
      if (provider === undefined)
        return await proposeNewTime(desk, toolContext, { appointment, newWhen });
      const context = onBehalfOf(desk, toolContext);
      const business = await loadDesk(context);
      const found = await findProvider(context, business, provider);
      if (!found.ok) return refuseProvider(business, desk.words, found.reason);
      return await proposeNewTime(desk, toolContext, { appointment, newWhen, ...found.wish });
    },
  };
}
