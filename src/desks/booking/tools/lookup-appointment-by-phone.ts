import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import type { Tool } from "../../../ports/tool.ts";
import { sayOwn } from "./lookup-appointment.ts";
import { onBehalfOf, type BookingDesk } from "../booking-desk.ts";
import { readCallerPhone } from "../words/read-caller.ts";

const input = z.object({
  phone: z
    .string()
    .describe("The number as it was said, or 'caller' for the number the call comes from."),
});

/** Says which appointments there are at a number, if they are the caller's own. */
export function lookupAppointmentByPhone(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "lookup_appointment_by_phone",
    description: "The coming appointments at a telephone number; only the caller's own are told.",
    input,
    effect: "read",
    filler: "Let me look.",
    async run({ phone: words }, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      const caller = readCallerPhone(words, await loadDesk(context), toolContext);
      return caller.ok ? await sayOwn(desk, toolContext, caller.phone) : caller.refused;
    },
  };
}
