import { z } from "zod";
import { documentsToAccept } from "../../../actions/lobby/documents/accept-document.ts";
import { commitInLobby, type DoneInLobby } from "../../../actions/lobby/visits/commit-in-lobby.ts";
import { lobbyRules } from "../../../actions/lobby/lobby-rules.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf } from "../../booking/booking-desk.ts";
import type { LobbyBook } from "../lobby-book.ts";
import { sayDoneInLobby } from "../words/say-visit.ts";
import { sayWrittenDown } from "../words/say-written-down.ts";

const input = z.object({ proposal: z.string().describe("The proposal that was read back.") });

/** Tells whom it was agreed to tell, or signs out who said so. */
export function confirmProposal(book: LobbyBook): Tool<z.infer<typeof input>> {
  return {
    name: "confirm_proposal",
    description:
      "Does what was proposed: tells the host, passes the message on, or signs the visitor out. Only after the read-back was heard and the visitor said yes to it. Say what it says, and nothing about what happens next that it doesn't say.",
    input,
    effect: "commit",
    filler: "One moment.",
    async run({ proposal }, toolContext) {
      const context = onBehalfOf(book, toolContext);
      const rules = await lobbyRules(context);
      const printsBadges = book.printsBadges ?? rules.badge.printer !== undefined;
      const result = await commitInLobby(context, { proposal, printsBadges });
      if (!result.ok) {
        const speakable =
          result.reason === "unknown-host"
            ? "They've just left the company, so I can't reach them. Who else could you see?"
            : "Let me check that with you again.";
        return { status: "refused", reason: result.reason, speakable };
      }
      const { ok: _, ...done } = result;
      // The lobby phone has no screen; what is to be accepted there is the host's matter.
      const isShown = toolContext.channel === "browser" && done.outcome === "announced";
      const documents = isShown ? await documentsToAccept(context, done.visitId ?? "") : [];
      return {
        status: "ok",
        data: {
          what: book.tellsNobody === true ? NOBODY_TOLD[done.outcome] : DEEDS[done.outcome],
          ...done,
          ...(documents.length > 0 && {
            documents: documents.map(({ id, name, hash }) => ({ id, name, hash })),
          }),
        },
        speakable:
          book.tellsNobody === true
            ? sayWrittenDown(done, rules, toolContext.channel === "chat")
            : sayDoneInLobby(
                done,
                rules,
                documents.map(({ name }) => name),
              ),
      };
    },
  };
}

/** What the truth gate may let a brain say of it. Of a visit that a person looks at first, nothing. */
const DEEDS: Readonly<Record<DoneInLobby["outcome"], string>> = {
  announced: "told",
  delivered: "told",
  "message-taken": "told",
  "checked-out": "checked-out",
  review: "nothing",
};

/** The same where nobody can be told: then nobody is said to have been. */
const NOBODY_TOLD: typeof DEEDS = {
  ...DEEDS,
  announced: "nothing",
  delivered: "nothing",
  "message-taken": "nothing",
};
