import { z } from "zod";
import { addCustomerNumber } from "../../../actions/callers/add-customer-number.ts";
import { identifyCaller } from "../../../actions/callers/identify-caller.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../booking-desk.ts";

const input = z.object({});

/** Keeps the number of the line for a caller who has shown another one. */
export function rememberNumber(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "remember_number",
    description:
      "After check_code answered ok: keeps the number this call comes from as another number of the caller, if they want to be known by it next time.",
    input,
    effect: "propose",
    async run(_, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      const { callId, callerNumber: phone } = toolContext;
      const { person } = await identifyCaller(context, { callId });
      const added =
        person !== undefined &&
        phone !== undefined &&
        (await addCustomerNumber(context, { customerId: person.id, phone })).ok;
      return added
        ? { status: "ok", data: { added }, speakable: "I'll know you by this number from now on." }
        : { status: "refused", reason: "none-found", speakable: "I can't keep this number." };
    },
  };
}
