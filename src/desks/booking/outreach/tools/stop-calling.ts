import { z } from "zod";
import { noteCallOutcome } from "../../../../actions/outreach/note-call-outcome.ts";
import { recordConsent } from "../../../../actions/callers/record-consent.ts";
import type { Tool, ToolContext } from "../../../../ports/tool.ts";
import type { ToolResult } from "../../../../domain/dialogue/transcript.ts";
import { onBehalfOfAnswering, type OutreachCall } from "../outreach-call.ts";

const input = z.object({});

/** Whoever picked up wants no more calls: none are made to that number from now on, nor texts written. */
export function stopCalling(call: OutreachCall): Tool<z.infer<typeof input>> {
  return {
    name: "stop_calling",
    description:
      "The person wants no more calls or texts. The appointment stays unless they cancel it too.",
    input,
    effect: "end",
    run: (_, toolContext) =>
      leaveAlone(call, toolContext, {
        source: "call",
        outcome: "opted-out",
        speakable:
          "Of course. We won't call or text this number about appointments any more. Goodbye!",
      }),
  };
}

/** The number isn't the customer's: nobody there is disturbed again. */
export function wrongNumber(call: OutreachCall): Tool<z.infer<typeof input>> {
  return {
    name: "wrong_number",
    description:
      "The person isn't the customer and doesn't know them. Say nothing more of the appointment.",
    input,
    effect: "end",
    run: (_, toolContext) =>
      leaveAlone(call, toolContext, {
        source: "wrong-number",
        outcome: "wrong-number",
        speakable: "I'm sorry to have troubled you. We won't call this number again. Goodbye!",
      }),
  };
}

async function leaveAlone(
  call: OutreachCall,
  toolContext: ToolContext,
  how: {
    readonly source: string;
    readonly outcome: "opted-out" | "wrong-number";
    readonly speakable: string;
  },
): Promise<ToolResult> {
  const context = onBehalfOfAnswering(call, toolContext);
  const { callerNumber: phone = call.appointment.customer.phone } = toolContext;
  await recordConsent(context, { phone, granted: false, source: how.source });
  await noteCallOutcome(context, { callId: toolContext.callId, outcome: how.outcome });
  return { status: "ending", ending: { how: "hang-up" }, speakable: how.speakable };
}
