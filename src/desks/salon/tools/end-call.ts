import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type Salon } from "./salon.ts";

const input = z.object({});

/** Says goodbye. */
export function endCall(salon: Salon): Tool<z.infer<typeof input>> {
  return {
    name: "end_call",
    description: "Says goodbye and hangs up. Use it once the caller needs nothing more.",
    input,
    effect: "end",
    async run(_, toolContext) {
      const { name } = await loadDesk(onBehalfOf(salon, toolContext));
      return {
        status: "ending",
        ending: { how: "hang-up" },
        speakable: `Thanks for calling ${name}. Goodbye!`,
      };
    },
  };
}
