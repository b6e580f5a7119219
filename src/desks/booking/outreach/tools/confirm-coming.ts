import { z } from "zod";
import { confirmAppointment } from "../../../../actions/booking/confirm-appointment.ts";
import { loadDesk } from "../../../../actions/load-desk.ts";
import { noteCallOutcome } from "../../../../actions/outreach/note-call-outcome.ts";
import type { Tool } from "../../../../ports/tool.ts";
import { inZone, sayMoment } from "../../words/say-moment.ts";
import { onBehalfOfAnswering, type OutreachCall } from "../outreach-call.ts";

const input = z.object({});

/**
 * Notes that the customer will come. The greeting has read the appointment out, and the yes to it is the confirmation; it books,
 * moves and cancels nothing.
 */
export function confirmComing(call: OutreachCall): Tool<z.infer<typeof input>> {
  return {
    name: "confirm_coming",
    description:
      "The customer says that they will come to the appointment that this call reminds them of.",
    input,
    effect: "propose",
    async run(_, toolContext) {
      const context = onBehalfOfAnswering(call, toolContext);
      const confirmed = await confirmAppointment(context, { appointmentId: call.appointment.id });
      if (!confirmed.ok) {
        const speakable = "That appointment has changed in the meantime. Please call us about it.";
        return { status: "refused", reason: "changed", speakable };
      }
      await noteCallOutcome(context, { callId: toolContext.callId, outcome: "confirmed" });
      const { zone } = await loadDesk(context);
      const { startMs, location } = confirmed.appointment;
      const there = inZone({ zone, nowMs: context.clock.nowMs() }, location?.zone);
      const when = sayMoment(startMs, there);
      return {
        status: "ok",
        data: { what: "confirmed", appointment: call.appointment.id },
        speakable: `Great, thank you! We'll see you ${when}.`,
      };
    },
  };
}
