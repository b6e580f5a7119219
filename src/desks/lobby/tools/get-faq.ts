import { z } from "zod";
import { findFaq } from "../../../actions/find-faq.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf } from "../../booking/booking-desk.ts";
import type { LobbyBook } from "../lobby-book.ts";

const input = z.object({
  question: z.string().max(300).describe("The visitor's question in their own words."),
});

/** Answers a question about the building with the owner's own words. */
export function getFaq(book: LobbyBook): Tool<z.infer<typeof input>> {
  return {
    name: "get_faq",
    description:
      "Answers questions about the building: restrooms, wifi, parking, water and the like.",
    input,
    effect: "read",
    async run({ question }, toolContext) {
      const found = await findFaq(onBehalfOf(book, toolContext), { question });
      if (found.ok) {
        const { answer } = found.faq;
        return { status: "ok", data: { answer }, speakable: answer };
      }
      return {
        status: "refused",
        reason: found.reason,
        speakable: "I'm afraid I don't know that. I can get somebody for you, if you like.",
      };
    },
  };
}
