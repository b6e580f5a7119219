import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { releaseCallHolds } from "../../../actions/booking/release-holds.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../../booking/booking-desk.ts";
import { proposeVisit } from "../../booking/propose-visit.ts";
import type { VisitWish } from "../../booking/words/choose-slot.ts";
import { findLocation, findServices, findStylists } from "../../booking/words/find-offering.ts";
import { placeOf } from "../../booking/words/find-place.ts";
import { sentence } from "../../booking/words/join-words.ts";
import { readWhen } from "../../booking/words/read-when.ts";
import { inZone, sayMoment } from "../../booking/words/say-moment.ts";
import { sayPrice } from "../../booking/words/say-price.ts";
import { sayPlace, sayWork } from "../../booking/words/say-work.ts";
import { unknownLocation, unknownPerson, unknownService } from "../../booking/words/unknown.ts";

const input = z.object({
  service: z
    .union([z.string(), z.array(z.string()).min(1).max(5)])
    .describe("What the caller wants done, in their words; a list for several in one visit."),
  when: z
    .string()
    .describe("Day and time in the caller's own words, e.g. 'next Tuesday at half three'."),
  stylist: z
    .union([z.string(), z.array(z.string()).min(1).max(5)])
    .optional()
    .describe("With whom; a list where each service is with somebody else; leave out for anyone."),
  location: z
    .string()
    .optional()
    .describe("Where, if there are several places and the caller named one."),
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
      const services = findServices(business, [wished.service].flat().join(" and "));
      if (services.length === 0) return unknownService(business, desk.words);
      const people = findStylists(business, wished.stylist, services.length);
      if (people === "unknown") return unknownPerson(business, desk.words);
      const location = findLocation(business, wished.location);
      if (location === "unknown") return unknownLocation(business);
      const place = placeOf(business, { ...people, ...(location && { location }) });
      const where = saidAt(desk, business, place);
      const when = readWhen(wished.when, { business, place, nowMs: where.nowMs });
      const wish: VisitWish = {
        business,
        where,
        services,
        ...people,
        when,
        ...(location && { location }),
      };
      const guest = { name: wished.customer_name, phone: wished.phone };
      return await proposeVisit(context, toolContext, wish, guest, (booking, theirNumber) => {
        const price = sayPrice(booking.priceMinor, business.currency);
        return `${sentence(sayWork(booking))} ${sayMoment(booking.startMs, inZone(where, booking.zone))}${sayPlace(booking)}, for ${booking.customerName}. ${theirNumber}It's ${price}. Shall I book it?`;
      });
    },
  };
}
