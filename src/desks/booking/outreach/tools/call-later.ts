import { z } from "zod";
import { loadDesk } from "../../../../actions/load-desk.ts";
import { noteCallOutcome } from "../../../../actions/outreach/note-call-outcome.ts";
import { ringAgain } from "../../../../actions/outreach/ring-again.ts";
import type { Tool } from "../../../../ports/tool.ts";
import { inZone, sayClock, sayMoment } from "../../words/say-moment.ts";
import { onBehalfOfAnswering, type OutreachCall } from "../outreach-call.ts";

const input = z.object({});

/** It's a bad moment: rings once more a little later, where there is time for it. */
export function callLater(call: OutreachCall): Tool<z.infer<typeof input>> {
  return {
    name: "call_later",
    description: "The person has no time now. Rings them once more in about twenty minutes.",
    input,
    effect: "end",
    async run(_, toolContext) {
      const context = onBehalfOfAnswering(call, toolContext);
      const { callId } = toolContext;
      const { startMs, location } = call.appointment;
      const again = await ringAgain(context, { callId, startMs });
      await noteCallOutcome(context, { callId, outcome: "call-later" });
      const { zone } = await loadDesk(context);
      const where = { zone, nowMs: context.clock.nowMs() };
      return {
        status: "ending",
        ending: { how: "hang-up" },
        speakable: again.ok
          ? `Of course. I'll try again at about ${sayClock(again.atMs, { zone })}. Goodbye!`
          : `I won't keep you, then. We're expecting you ${sayMoment(startMs, inZone(where, location?.zone))}; please call us if you can't come. Goodbye!`,
      };
    },
  };
}
