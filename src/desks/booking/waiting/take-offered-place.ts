import { z } from "zod";
import { proposeOfferedPlace } from "../../../actions/waiting/propose-offered-place.ts";
import { loadDesk } from "../../../actions/load-desk.ts";
import { toIsoWithOffset } from "../../../domain/scheduling/local-time.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../booking-desk.ts";
import { inZone, sayMoment } from "../words/say-moment.ts";
import { sayPeople, sayPlace, sayWork } from "../words/say-work.ts";

const input = z.object({});

/** Answers with what is to be read back of the place that is held for a caller who waited for it. */
export function takeOfferedPlace(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "take_offered_place",
    description:
      "Proposes the place that is held for a caller from the waiting list; nothing is booked until confirm_proposal.",
    input,
    effect: "propose",
    filler: "One moment.",
    async run(_, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      const proposed = await proposeOfferedPlace(context);
      if (!proposed.ok) {
        const speakable = "I'm sorry, that place has gone to somebody else in the meantime.";
        return { status: "refused", reason: "no-offer", speakable };
      }
      const { booking, proposal } = proposed;
      const where = inZone(saidAt(desk, await loadDesk(context)), booking.zone);
      return {
        status: "proposed",
        proposal,
        readBack: `That's ${sayWork(booking)} ${sayMoment(booking.startMs, where)}${sayPlace(booking)}, for ${booking.customerName}. Shall I book it?`,
        data: {
          services: booking.services,
          [where.words.person]: sayPeople(booking),
          start: toIsoWithOffset(booking.startMs, where.zone),
          end: toIsoWithOffset(booking.endMs, where.zone),
          customer: booking.customerName,
        },
      };
    },
  };
}
