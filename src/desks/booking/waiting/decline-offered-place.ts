import { z } from "zod";
import { declineWaitingOffer } from "../../../actions/waiting/decline-waiting-offer.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../booking-desk.ts";

const input = z.object({});

/** Gives the place that is held for a caller to the next who waits. */
export function declineOfferedPlace(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "decline_offered_place",
    description:
      "Gives back the place that is held for a caller from the waiting list, when they don't want it; they stay on the list.",
    input,
    effect: "propose",
    async run(_, toolContext) {
      const { ok } = await declineWaitingOffer(onBehalfOf(desk, toolContext));
      const speakable = ok
        ? "No problem, I'll give it to the next. You stay on the waiting list."
        : "No problem.";
      return { status: "ok", data: { declined: ok }, speakable };
    },
  };
}
