import { z } from "zod";
import type { ActionContext } from "../../../actions/action-context.ts";
import { loadDesk } from "../../../actions/load-desk.ts";
import { lookupAppointments } from "../../../actions/lookup-appointments.ts";
import type { ToolResult } from "../../../domain/dialogue/transcript.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../booking-desk.ts";
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
    run: (_, toolContext) => sayOwn(onBehalfOf(desk, toolContext)),
  };
}

/** What the tools that look up answer; `phone` is E.164. */
export async function sayOwn(context: ActionContext, phone?: string): Promise<ToolResult> {
  const found = await lookupAppointments(context, phone === undefined ? {} : { phone });
  if (!found.ok) return noneFound;
  const { zone } = await loadDesk(context);
  const where = { zone, nowMs: context.clock.nowMs() };
  const { appointments } = found;
  return {
    status: "ok",
    data: { appointments: appointments.map((one) => appointmentAsData(one, where)) },
    speakable: `You have ${sayAppointments(appointments, where)}.`,
  };
}
