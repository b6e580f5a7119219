import { z } from "zod";
import { proposeInLobby, recipientOf } from "../../../actions/lobby/visits/propose-in-lobby.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf } from "../../booking/booking-desk.ts";
import type { LobbyBook } from "../lobby-book.ts";
import { refuseHost } from "../words/refuse-host.ts";
import { readBackMessage } from "../words/say-visit.ts";

const input = z.object({
  host: z.string().describe("The host's handle from lookup_employee."),
  visitor: z.string().trim().min(1).max(100).describe("Who the message is from."),
  message: z.string().trim().min(1).max(500).describe("The message in the visitor's own words."),
});

/** Proposes to pass words on to somebody who works here, away or not. */
export function takeMessage(book: LobbyBook): Tool<z.infer<typeof input>> {
  return {
    name: "take_message",
    description:
      "Proposes to pass a message on to somebody who works here, for a visitor who doesn't want to wait or whose host is away. It reads the message back itself; confirm_proposal sends it after a yes.",
    input,
    effect: "propose",
    async run({ host, visitor, message }, toolContext) {
      const context = onBehalfOf(book, toolContext);
      const found = await recipientOf(context, host);
      if (!found.ok) return refuseHost(found);
      const payload = { hostId: found.hostId, visitor, words: message };
      const proposal = await proposeInLobby(context, { kind: "message", payload });
      return {
        status: "proposed",
        proposal,
        readBack: readBackMessage(found.host, visitor, message),
        data: { host: found.host.name, visitor, message },
      };
    },
  };
}
