import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { recordCallback } from "../../../actions/outreach/record-callback.ts";
import { releaseCallHolds } from "../../../actions/booking/release-holds.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../booking-desk.ts";
import { readCallerPhone } from "../words/read-caller.ts";

const input = z.object({
  reason: z.string().max(200).optional().describe("What it is about, in a few words."),
  message: z
    .string()
    .max(500)
    .optional()
    .describe(
      "What the caller wants passed on, in their words: instead of being put through they are called back. Use it when nobody could be reached, or when they'd rather leave a message.",
    ),
  phone: z.string().optional().describe("A number to call back on, if the caller gave one."),
});

/** Puts the caller through, or has them called back where nobody can take the call. */
export function transferToHuman(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "transfer_to_human",
    description:
      "Puts the caller through to a person. Use it when they ask for one, or when you can't help.",
    input,
    effect: "end",
    async run({ reason, message, phone = "caller" }, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      await releaseCallHolds(context);
      const business = await loadDesk(context);
      if (message === undefined && business.transferTo !== undefined) {
        const about =
          reason === undefined ? "a caller who asked for a person" : `a caller: ${reason}`;
        return {
          status: "ending",
          ending: {
            how: "transfer",
            to: business.transferTo,
            whisper: `${business.name}, ${about}.`,
          },
          speakable: "I'll put you through to somebody now. One moment, please.",
        };
      }
      const caller = readCallerPhone(phone, business, toolContext);
      if (!caller.ok) {
        const speakable =
          message === undefined
            ? "Nobody can come to the phone right now. What number can they call you back on?"
            : "I'll pass that on. What number can they call you back on?";
        return { status: "refused", reason: "bad-phone", speakable };
      }
      const about = message ?? reason;
      await recordCallback(context, {
        phone: caller.phone,
        ...(about !== undefined && { reason: about }),
      });
      return {
        status: "ok",
        data: { callback: true },
        speakable:
          message === undefined
            ? "Nobody can come to the phone right now. I've asked them to call you back."
            : "Thanks, I've passed that on and asked them to call you back.",
      };
    },
  };
}
