import { z } from "zod";
import {
  commitProposal,
  type CommitProposalResult,
} from "../../../actions/booking/commit-proposal.ts";
import { loadDesk } from "../../../actions/load-desk.ts";
import type { Json } from "../../../base/json.ts";
import { unreachable } from "../../../base/unreachable.ts";
import type { ToolResult } from "../../../domain/dialogue/transcript.ts";
import { toIsoWithOffset } from "../../../domain/scheduling/local-time.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../booking-desk.ts";
import { joinWords } from "../words/join-words.ts";
import { inZone, sayMoment, type SayingWhere } from "../words/say-moment.ts";
import { offersAsData } from "../words/say-offers.ts";
import { sayPeople, sayPlace, sayWork } from "../words/say-work.ts";
import { offerInstead } from "../words/say-refusal.ts";

const input = z.object({ proposal: z.string().describe("The proposal that was read back.") });

/** Writes what was proposed, read back and agreed to. */
export function confirmProposal(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "confirm_proposal",
    description:
      "Books, moves or cancels what was proposed. Only after the read-back was heard and the caller said yes to it.",
    input,
    effect: "commit",
    filler: "One moment.",
    async run({ proposal }, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      const where = saidAt(desk, await loadDesk(context));
      const result = await commitProposal(context, { proposal });
      return result.ok ? sayDone(result, where) : sayLost(result, where);
    },
  };
}

function sayDone(
  result: Extract<CommitProposalResult, { ok: true }>,
  where: SayingWhere,
): ToolResult {
  switch (result.kind) {
    case "book": {
      const { booking } = result;
      const when = sayMoment(booking.startMs, inZone(where, booking.zone));
      const what = sayWork(booking, { articles: false });
      const speakable = `You're booked: ${what}, ${when.replace(/^on /, "")}${sayPlace(booking)}.`;
      return {
        status: "ok",
        data: dataOf("booked", result.appointmentId, booking, where),
        speakable,
      };
    }
    case "move": {
      const { move } = result;
      const speakable = `Done. Your ${joinWords(move.services, "and")} is now ${sayMoment(move.startMs, inZone(where, move.zone))}, with ${sayPeople(move)}${sayPlace(move)}.`;
      return { status: "ok", data: dataOf("moved", result.appointmentId, move, where), speakable };
    }
    case "cancel": {
      const { cancellation } = result;
      const speakable = `Your ${joinWords(cancellation.services, "and")} ${sayMoment(cancellation.startMs, inZone(where, cancellation.zone))} is cancelled.`;
      return {
        status: "ok",
        data: dataOf("cancelled", result.appointmentId, cancellation, where),
        speakable,
      };
    }
    case "confirm": {
      const { confirmation } = result;
      const when = sayMoment(confirmation.startMs, inZone(where, confirmation.zone));
      const speakable = `Thank you. Your ${joinWords(confirmation.services, "and")} ${when} with ${sayPeople(confirmation)} is confirmed.`;
      return {
        status: "ok",
        data: dataOf("confirmed", result.appointmentId, confirmation, where),
        speakable,
      };
    }
    default:
      return unreachable(result);
  }
}

function dataOf(
  what: "booked" | "moved" | "cancelled" | "confirmed",
  appointment: string,
  visit: {
    readonly services: readonly string[];
    readonly stylist: string;
    readonly stylists?: readonly string[];
    readonly zone?: string;
    readonly startMs: number;
    readonly endMs: number;
  },
  where: SayingWhere,
): Json {
  const { zone, words } = inZone(where, visit.zone);
  return {
    what,
    appointment,
    services: visit.services,
    [words.person]: sayPeople(visit),
    start: toIsoWithOffset(visit.startMs, zone),
    end: toIsoWithOffset(visit.endMs, zone),
  };
}

function sayLost(
  { reason, alternatives, kind }: Extract<CommitProposalResult, { ok: false }>,
  where: SayingWhere,
): ToolResult {
  if (reason === "unknown-proposal" || reason === "released")
    return { status: "refused", reason, speakable: "Let me check that again first." };
  if (reason === "changed" || kind === "cancel" || kind === "confirm") {
    const speakable = "That appointment has changed in the meantime, so I've left it as it is.";
    return { status: "refused", reason, speakable };
  }
  return {
    status: "refused",
    reason,
    speakable: `I'm sorry, ${LOST[reason] ?? "that time can't be had any more"}. ${offerInstead(alternatives, where)}`,
    alternatives: offersAsData(alternatives, where),
  };
}

const LOST: Readonly<Record<string, string>> = {
  "slot-taken": "that time was just taken",
  past: "that time has just gone by",
};
