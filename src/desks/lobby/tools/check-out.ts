import { z } from "zod";
import { proposeInLobby } from "../../../actions/lobby/visits/propose-in-lobby.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf } from "../../booking/booking-desk.ts";
import type { LobbyBook } from "../lobby-book.ts";

const input = z.object({
  visitor: z.string().trim().max(100).describe("The name they came in with, as they say it."),
});

/** Proposes to sign a visitor out who leaves. It never tells whether anybody of that name is here. */
export function checkOut(book: LobbyBook): Tool<z.infer<typeof input>> {
  return {
    name: "check_out",
    description:
      "Proposes to sign a visitor out who is leaving. It asks them to confirm; confirm_proposal does it after a yes. Never say who is or isn't in the building.",
    input,
    effect: "propose",
    async run({ visitor }, toolContext) {
      if (visitor === "") {
        const speakable = "What name did you come in with?";
        return { status: "refused", reason: "need-visitor", speakable };
      }
      const context = onBehalfOf(book, toolContext);
      const proposal = await proposeInLobby(context, { kind: "check-out", payload: { visitor } });
      return {
        status: "proposed",
        proposal,
        readBack: `${visitor}, and you're leaving now?`,
        data: { visitor },
      };
    },
  };
}
