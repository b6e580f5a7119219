import { z } from "zod";
import { lobbyRules } from "../../../actions/lobby/lobby-rules.ts";
import { printBadgeAgain } from "../../../actions/lobby/visits/print-badge-again.ts";
import { unreachable } from "../../../base/unreachable.ts";
import type { ToolResult } from "../../../domain/dialogue/transcript.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf } from "../../booking/booking-desk.ts";
import type { LobbyBook } from "../lobby-book.ts";

const input = z.object({});

/** Asks for a visitor's badge again. */
export function printBadge(book: LobbyBook): Tool<z.infer<typeof input>> {
  return {
    name: "print_badge",
    description:
      "Asks for the badge of the visitor who was announced in this conversation again: when it didn't come, or was lost. The first one is printed by itself. It is printed only once the visitor is told so.",
    input,
    effect: "propose",
    async run(_, toolContext): Promise<ToolResult> {
      const context = onBehalfOf(book, toolContext);
      const rules = await lobbyRules(context);
      const { name } = rules.frontDesk;
      if (!(book.printsBadges ?? rules.badge.printer !== undefined)) {
        const speakable = `There's no badge printer here. Please ask at ${name} if you need one.`;
        return { status: "refused", reason: "no-printer", speakable };
      }
      const asked = await printBadgeAgain(context);
      switch (asked) {
        case "asked":
          return said(asked, "I've asked the printer for it again. It'll come out here.");
        case "under-way":
          return said(asked, "It's on its way to the printer. It'll come out here.");
        case "too-many":
        case "none": {
          const speakable = `I can't print that here. Please ask at ${name}.`;
          return { status: "refused", reason: asked, speakable };
        }
        default:
          return unreachable(asked);
      }
    },
  };
}

function said(outcome: string, speakable: string): ToolResult {
  return { status: "ok", data: { outcome }, speakable };
}
