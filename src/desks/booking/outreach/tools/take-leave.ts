import { z } from "zod";
import type { Tool } from "../../../../ports/tool.ts";
import type { OutreachCall } from "../outreach-call.ts";

const nothing = z.object({});
const input = z.object({ reason: z.string().optional() });

/** Says goodbye to somebody we rang. */
export function takeLeave({ words }: OutreachCall): Tool<z.infer<typeof nothing>> {
  return {
    name: "end_call",
    description: "Says goodbye and hangs up. Use it once the person needs nothing more.",
    input: nothing,
    effect: "end",
    run: () =>
      Promise.resolve({
        status: "ending",
        ending: { how: "hang-up" },
        speakable: words.goodbye,
      }),
  };
}

/** Ends a call in which nothing can be understood: somebody who didn't call us isn't put through to anyone. */
export function giveUp({ words }: OutreachCall): Tool<z.infer<typeof input>> {
  return {
    name: GIVE_UP,
    description: "Says that nothing can be understood, and hangs up.",
    input,
    effect: "end",
    run: () =>
      Promise.resolve({
        status: "ending",
        ending: { how: "hang-up" },
        speakable: words.giveUp,
      }),
  };
}

/** What the call machine uses, where it would put a caller through. */
export const GIVE_UP = "give_up";
