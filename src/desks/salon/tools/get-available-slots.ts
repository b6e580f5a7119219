import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../../booking/booking-desk.ts";
import { offerTimes } from "../../booking/offer-times.ts";
import { findLocation, findServices, findStylists } from "../../booking/words/find-offering.ts";
import { placeOf } from "../../booking/words/find-place.ts";
import { readWhen } from "../../booking/words/read-when.ts";
import { unknownLocation, unknownPerson, unknownService } from "../../booking/words/unknown.ts";

const input = z.object({
  service: z.string().describe("What the caller wants done, in their words."),
  when: z.string().optional().describe("When, in the caller's words, e.g. 'Friday after five'."),
  stylist: z.string().optional().describe("With whom; leave out for anyone."),
  location: z
    .string()
    .optional()
    .describe("Where, if there are several places and the caller named one."),
});

/** Offers a few free times, or says that the very time asked for is free. */
export function getAvailableSlots(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "get_available_slots",
    description:
      "A few free times for a service. Pass the caller's own words about when; it books and holds nothing.",
    input,
    effect: "read",
    filler: "Let me see what's free.",
    async run({ service, when: words = "", stylist: name, location: place }, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      const business = await loadDesk(context);
      const services = findServices(business, service);
      if (services.length === 0) return unknownService(business, desk.words);
      const people = findStylists(business, name, services.length);
      if (people === "unknown") return unknownPerson(business, desk.words);
      const location = findLocation(business, place);
      if (location === "unknown") return unknownLocation(business);
      const meant = placeOf(business, { ...people, ...(location && { location }) });
      const where = saidAt(desk, business, meant);
      const when = readWhen(words, { business, place: meant, nowMs: where.nowMs });
      const wish = { business, where, services, ...people, when, ...(location && { location }) };
      return await offerTimes(context, wish);
    },
  };
}
