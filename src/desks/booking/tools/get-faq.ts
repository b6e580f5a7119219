import { z } from "zod";
import { findFaq } from "../../../actions/find-faq.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../booking-desk.ts";

const input = z.object({
  question: z.string().describe("The caller's question in their own words."),
});

/** Answers a question with the owner's own words. */
export function getFaq(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "get_faq",
    description:
      "Answers questions about the business itself: hours, address, parking, payment, walk-ins, policies.",
    input,
    effect: "read",
    async run({ question }, toolContext) {
      const found = await findFaq(onBehalfOf(desk, toolContext), { question });
      if (found.ok) {
        const { answer } = found.faq;
        return { status: "ok", data: { answer }, speakable: answer };
      }
      return {
        status: "refused",
        reason: found.reason,
        speakable: "I'm afraid I don't know that. I can put you through to a person, if you like.",
      };
    },
  };
}
