import { z } from "zod";
import { noteCallOutcome } from "../../../../actions/outreach/note-call-outcome.ts";
import { recordRating as keepRating } from "../../../../actions/outreach/record-rating.ts";
import { readRating } from "../../../../domain/dialogue/rating.ts";
import type { Tool } from "../../../../ports/tool.ts";
import { onBehalfOfAnswering, type OutreachCall } from "../outreach-call.ts";

const input = z.object({
  words: z
    .string()
    .min(1)
    .max(500)
    .describe("The rating from 1 to 5, in the customer's own words."),
});

/** Keeps what the customer thought of their visit. */
export function recordRating(call: OutreachCall): Tool<z.infer<typeof input>> {
  return {
    name: "record_rating",
    description: "Keeps the customer's rating of the visit that this call asks about.",
    input,
    effect: "propose",
    async run({ words }, toolContext) {
      const stars = readRating(words);
      if (stars === undefined) {
        const speakable = call.words.opening.question;
        return { status: "refused", reason: "no-rating", speakable };
      }
      const context = onBehalfOfAnswering(call, toolContext);
      const saysMore = words.trim().split(/\s+/u).length > 2;
      const kept = await keepRating(context, {
        appointmentId: call.appointment.id,
        stars,
        ...(saysMore && { words }),
      });
      if (!kept.ok) {
        const speakable = "I'm sorry, I can't find that visit any more.";
        return { status: "refused", reason: kept.reason, speakable };
      }
      await noteCallOutcome(context, { callId: toolContext.callId, outcome: "rated" });
      return {
        status: "ok",
        data: { what: "rated", stars },
        speakable:
          stars >= 4
            ? "That's lovely to hear, thank you!"
            : "Thank you for telling us. We'll try to do better next time.",
      };
    },
  };
}
