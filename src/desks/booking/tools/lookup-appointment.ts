import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { lookupAppointments } from "../../../actions/booking/lookup-appointments.ts";
import type { ToolResult } from "../../../domain/dialogue/transcript.ts";
import type { Tool, ToolContext } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../booking-desk.ts";
import { noneFound } from "../words/choose-appointment.ts";
import { appointmentAsData, sayAppointments } from "../words/say-appointment.ts";

const input = z.object({});

/** Says which appointments the caller has. */
export function lookupAppointment(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "lookup_appointment",
    description: "The coming appointments of the person who is calling.",
    input,
    effect: "read",
    filler: "Let me look.",
    run: (_, toolContext) => sayOwn(desk, toolContext),
  };
}

/** What the tools that look up answer; `phone` is E.164. */
export async function sayOwn(
  desk: BookingDesk,
  toolContext: ToolContext,
  phone?: string,
): Promise<ToolResult> {
  const context = onBehalfOf(desk, toolContext);
  const found = await lookupAppointments(context, phone === undefined ? {} : { phone });
  if (!found.ok) return noneFound;
  const where = saidAt(desk, await loadDesk(context));
  const { appointments } = found;
  return {
    status: "ok",
    data: { appointments: appointments.map((one) => appointmentAsData(one, where, appointments)) },
    speakable: `You have ${sayAppointments(appointments, where)}.`,
  };
}
