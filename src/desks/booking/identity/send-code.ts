import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { sendVerification } from "../../../actions/callers/send-verification.ts";
import { lastFour } from "../../../domain/people/phone-number.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../booking-desk.ts";
import { readCallerPhone } from "../words/read-caller.ts";

const input = z.object({
  phone: z
    .string()
    .describe("The number the appointment is under, in the caller's words, or 'caller'."),
});

/**
 * Sends a code to the number that an appointment is said to be under. What it says is the same whether anybody is on file
 * there or not.
 */
export function sendCode(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "send_code",
    description:
      "Texts a six-digit code to the number an appointment is under, for a caller who rings from elsewhere and wants to hear of it, move or cancel it. Ask for the code next.",
    input,
    effect: "propose",
    filler: "One moment.",
    async run({ phone: words }, toolContext) {
      if (desk.texting === undefined) {
        const speakable = "I'm sorry, I can't send texts from here, so I can't check whose it is.";
        return { status: "refused", reason: "cannot-send", speakable };
      }
      const context = onBehalfOf(desk, toolContext);
      const caller = readCallerPhone(words, await loadDesk(context), toolContext);
      if (!caller.ok) return caller.refused;
      const sent = await sendVerification(context, { phone: caller.phone });
      if (!sent.ok) {
        const speakable = "I'm sorry, I can't send any more codes just now.";
        return { status: "refused", reason: "too-many", speakable };
      }
      const trial = desk.texting === "trial" ? ` ${TRIAL}` : "";
      return {
        status: "ok",
        data: { asked: true },
        speakable: `${sayAsked(caller.phone)}${trial} ${WHICH}`,
      };
    },
  };
}

/** Its end tells a caller whether their number was heard right. */
function sayAsked(phone: string): string {
  return `If the number ending ${lastFour(phone)} is on our books, I've just texted a code to it.`;
}

const WHICH = "What are the six digits? You can say them or type them.";
/** A code that nobody gets would make whoever tries the desk wait for it. */
const TRIAL = "No text carrier is set up yet, so you'll find it with frontdesk messages.";
