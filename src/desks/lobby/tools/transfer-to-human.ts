import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { callFrontDesk } from "../../../actions/lobby/answers/call-front-desk.ts";
import { lobbyRules } from "../../../actions/lobby/lobby-rules.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf } from "../../booking/booking-desk.ts";
import type { LobbyBook } from "../lobby-book.ts";

const input = z.object({
  reason: z.string().max(200).optional().describe("What it is about, in a few words."),
});

/** Puts a visitor on the lobby phone through to the front desk, and has it come to one at the tablet. */
export function transferToHuman(book: LobbyBook): Tool<z.infer<typeof input>> {
  return {
    name: "transfer_to_human",
    description:
      "Gets a person from the front desk. Use it when the visitor asks for one, is upset or needs help, speaks another language, or when you can't help.",
    input,
    effect: "end",
    async run({ reason }, toolContext) {
      const context = onBehalfOf(book, toolContext);
      const business = await loadDesk(context);
      const { frontDesk } = await lobbyRules(context);
      if (business.transferTo !== undefined && toolContext.channel === "phone") {
        const about =
          reason === undefined ? "a visitor who asked for a person" : `a visitor: ${reason}`;
        const whisper = `${business.name}, the lobby, ${about}.`;
        return {
          status: "ending",
          ending: { how: "transfer", to: business.transferTo, whisper },
          speakable: "I'll put you through to somebody now. One moment, please.",
        };
      }
      await callFrontDesk(context, reason);
      return {
        status: "ending",
        ending: { how: "hang-up" },
        speakable: `I'm asking ${frontDesk.name} to help you. If nobody comes, please go there.`,
      };
    },
  };
}
