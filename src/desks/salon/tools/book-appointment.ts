import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { releaseCallHolds } from "../../../actions/release-holds.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../../booking/booking-desk.ts";
import { proposeVisit } from "../../booking/propose-visit.ts";
import type { VisitWish } from "../../booking/words/choose-slot.ts";
import { findServices, findStylist } from "../../booking/words/find-offering.ts";
import { sentence, withArticle } from "../../booking/words/join-words.ts";
import { readWhen } from "../../booking/words/read-when.ts";
import { sayMoment } from "../../booking/words/say-moment.ts";
import { sayPrice } from "../../booking/words/say-price.ts";
import { unknownService, unknownPerson } from "../../booking/words/unknown.ts";

const input = z.object({
  service: z.string().describe("What the caller wants done, in their words."),
  when: z
    .string()
    .describe("Day and time in the caller's own words, e.g. 'next Tuesday at half three'."),
  stylist: z.string().optional().describe("With whom; leave out for anyone."),
  customer_name: z.string().max(80).describe("Whom it is for."),
  phone: z
    .string()
    .describe("The number as it was said, or 'caller' for the number the call comes from."),
});

/** Holds a time and answers with what is to be read back. */
export function bookAppointment(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "book_appointment",
    description:
      "Proposes an appointment; nothing is booked until confirm_proposal. Call it again when the caller changes a detail.",
    input,
    effect: "propose",
    filler: "One moment, let me check that.",
    async run(wished, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      await releaseCallHolds(context);
      const business = await loadDesk(context);
      const where = saidAt(desk, business);
      const services = findServices(business, wished.service);
      if (services.length === 0) return unknownService(business, desk.words);
      const stylist = findStylist(business, wished.stylist);
      if (stylist === "unknown") return unknownPerson(business, desk.words);
      const when = readWhen(wished.when, { business, nowMs: where.nowMs });
      const wish: VisitWish = { business, where, services, stylist, when };
      const guest = { name: wished.customer_name, phone: wished.phone };
      return await proposeVisit(context, toolContext, wish, guest, (booking, theirNumber) => {
        const what = sentence(withArticle(booking.services));
        const price = sayPrice(booking.priceMinor, business.currency);
        return `${what} with ${booking.stylist} ${sayMoment(booking.startMs, where)}, for ${booking.customerName}. ${theirNumber}It's ${price}. Shall I book it?`;
      });
    },
  };
}
