import { z } from "zod";
import {
  addresseeOf,
  FRONT_DESK,
  proposeInLobby,
  type Announcement,
} from "../../../actions/lobby/visits/propose-in-lobby.ts";
import type { ToolResult } from "../../../domain/dialogue/transcript.ts";
import { PURPOSES } from "../../../domain/visits/purpose.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf } from "../../booking/booking-desk.ts";
import type { LobbyBook } from "../lobby-book.ts";
import { refuseHost } from "../words/refuse-host.ts";
import { readBackVisit } from "../words/say-visit.ts";

const input = z.object({
  host: z
    .string()
    .describe(
      `The host's handle from lookup_employee or search_meetings; '${FRONT_DESK}' for a delivery to nobody in particular.`,
    ),
  visitor: z.string().max(100).optional().describe("The visitor's name. A delivery needs none."),
  company: z.string().max(100).optional().describe("The company they come from, if they said one."),
  purpose: z.enum(PURPOSES).optional().describe("What they come for; a meeting unless they said."),
  about: z
    .string()
    .max(200)
    .optional()
    .describe("What it is about in their own words, if they said: 'here to fix the elevator'."),
  party: z
    .string()
    .regex(/^\d{1,3}$/u)
    .optional()
    .describe("How many they are, if more than one comes under this name."),
});

/** Proposes to tell a host who is here. */
export function notifyHost(book: LobbyBook): Tool<z.infer<typeof input>> {
  return {
    name: "notify_host",
    description:
      "Proposes to tell the host that this visitor is here, or that something was brought. Call it once the host is confirmed; it says what is missing. It reads everything back itself; nobody is told before the visitor says yes and confirm_proposal has run.",
    input,
    effect: "propose",
    async run(wish, toolContext): Promise<ToolResult> {
      const context = onBehalfOf(book, toolContext);
      const { purpose = "meeting", party = "1" } = wish;
      const isForFrontDesk = wish.host === FRONT_DESK && purpose === "delivery";
      const found = isForFrontDesk ? undefined : await addresseeOf(context, wish.host);
      if (found?.ok === false) return refuseHost(found);
      // Nobody needs to know which courier it was.
      const visitor = purpose === "delivery" ? null : told(wish.visitor);
      if (visitor === null && purpose !== "delivery") {
        const speakable = "What's your name, and which company are you with?";
        return { status: "refused", reason: "need-visitor", speakable };
      }
      const announcement: Announcement = {
        hostId: found?.hostId ?? null,
        visitor,
        company: told(wish.company),
        purpose,
        about: told(wish.about),
        partySize: Math.max(1, Number(party)),
      };
      const proposal = await proposeInLobby(context, { kind: "announce", payload: announcement });
      const { hostId: _, ...visit } = announcement;
      return {
        status: "proposed",
        proposal,
        readBack: readBackVisit(announcement, found?.host),
        data: {
          ...visit,
          host: found?.host.name ?? FRONT_DESK,
          department: found?.host.department,
        },
      };
    },
  };
}

function told(words: string | undefined): string | null {
  const trimmed = words?.replaceAll(/\s+/gu, " ").trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
