import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../booking-desk.ts";

const input = z.object({});

/** Says goodbye. */
export function endCall(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "end_call",
    description: "Says goodbye and hangs up. Use it once the caller needs nothing more.",
    input,
    effect: "end",
    async run(_, toolContext) {
      const { name } = await loadDesk(onBehalfOf(desk, toolContext));
      return {
        status: "ending",
        ending: { how: "hang-up" },
        speakable: `Thanks for calling ${name}. Goodbye!`,
      };
    },
  };
}
