import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { searchMeetings } from "../../../actions/lobby/hosts/search-meetings.ts";
import { toIsoWithOffset } from "../../../domain/scheduling/local-time.ts";
import type { ToolResult } from "../../../domain/dialogue/transcript.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf } from "../../booking/booking-desk.ts";
import { readWhen } from "../../booking/words/read-when.ts";
import { sayClock } from "../../booking/words/say-moment.ts";
import type { LobbyBook } from "../lobby-book.ts";
import { sayHost } from "../words/say-host.ts";
import { hostData } from "./lookup-employee.ts";

const input = z.object({
  visitor: z.string().max(100).optional().describe("The visitor's own name."),
  company: z.string().max(100).optional().describe("The company they come from."),
  when: z.string().max(100).optional().describe("When it begins, in the visitor's words."),
});

/** Looks for the meeting of a visitor who doesn't remember whom to see. */
export function searchMeetingsTool(book: LobbyBook): Tool<z.infer<typeof input>> {
  return {
    name: "search_meetings",
    description:
      "For a visitor who doesn't remember whom they are to see: looks for their meeting by their own name, their company and when it begins. Ask for their name first. `found`: ask them whether that's it. `several` or `none`: ask for what is missing, or offer a person.",
    input,
    // It counts what is tried, as lookup_employee does.
    effect: "propose",
    filler: "One moment, I'm looking.",
    async run({ visitor, company, when }, toolContext): Promise<ToolResult> {
      const context = onBehalfOf(book, toolContext);
      const business = await loadDesk(context);
      const nowMs = book.clock.nowMs();
      const today = toIsoWithOffset(nowMs, business.zone).slice(0, 10);
      const moment =
        when === undefined ? undefined : readWhen(when, { business, nowMs, day: today });
      const found = await searchMeetings(context, {
        ...(visitor !== undefined && { visitor }),
        ...(company !== undefined && { company }),
        ...(moment?.kind === "moment" && { atMs: moment.startMs }),
      });
      if (found.outcome !== "found") {
        return {
          status: "ok",
          data: { outcome: found.outcome },
          speakable: SENTENCES[found.outcome],
        };
      }
      const { host, startsAtMs } = found;
      const clock = sayClock(startsAtMs, { zone: business.zone });
      return {
        status: "ok",
        data: {
          outcome: "found",
          hosts: [hostData(host)],
          start: toIsoWithOffset(startsAtMs, business.zone),
        },
        speakable: `You're expected at ${clock} by ${sayHost(host)}. Is that it?`,
      };
    },
  };
}

const SENTENCES = {
  several: "I have more than one meeting that could be it. Which company are you with?",
  none: "I can't find a meeting under that name. Do you remember any part of the person's name, or the department?",
  "too-many": "I can't find it, so I'll get somebody to help you.",
} as const;
