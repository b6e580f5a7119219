import { z } from "zod";
import { checkVerification } from "../../../actions/callers/check-verification.ts";
import { findDigits } from "../../../domain/dialogue/spoken-digits.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../booking-desk.ts";

const input = z.object({ code: z.string().describe("The digits as the caller said them.") });

/** Takes the code that the caller tells back; from then on the appointments at its number are theirs in this call. */
export function checkCode(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "check_code",
    description:
      "Checks the code that send_code texted. After it answers ok, look up, move or cancel as the caller wanted.",
    input,
    effect: "propose",
    filler: "One moment.",
    async run({ code: words }, toolContext) {
      const code = findDigits(words) ?? "";
      const checked = await checkVerification(onBehalfOf(desk, toolContext), { code });
      if (checked.ok) {
        const { phone, name } = checked;
        const speakable = name === undefined ? "Thank you." : `Thank you, ${firstOf(name)}.`;
        return {
          status: "ok",
          data: { phone, ...(name !== undefined && { name }) },
          speakable,
        };
      }
      return checked.reason === "wrong-code"
        ? { status: "refused", reason: "wrong-code", speakable: WRONG }
        : { status: "refused", reason: "no-code", speakable: OVER };
    },
  };
}

const WRONG = "That isn't the code I have. Could you read it to me again, digit by digit?";
const OVER = "I'm sorry, I can't take that code any more.";

function firstOf(name: string): string {
  return name.split(" ")[0] ?? name;
}
