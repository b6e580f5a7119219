import { z } from "zod";
import type { Tool } from "../../../ports/tool.ts";

const input = z.object({});

/** Says goodbye. */
export function endCall(): Tool<z.infer<typeof input>> {
  return {
    name: "end_call",
    description: "Says goodbye. Use it once the visitor needs nothing more.",
    input,
    effect: "end",
    async run() {
      const speakable = "Thanks for coming in. Goodbye!";
      return { status: "ending", ending: { how: "hang-up" }, speakable };
    },
  };
}
