import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../../booking/booking-desk.ts";
import {
  chooseSlot,
  refuseDays,
  slotsFor,
  type VisitWish,
} from "../../booking/words/choose-slot.ts";
import { findServices, findStylist } from "../../booking/words/find-offering.ts";
import { spread } from "../../booking/words/find-spread.ts";
import { sentence } from "../../booking/words/join-words.ts";
import { readWhen } from "../../booking/words/read-when.ts";
import { sayNearDayOf } from "../../booking/words/say-moment.ts";
import { offersAsData, sayOffers } from "../../booking/words/say-offers.ts";
import { unknownService, unknownPerson } from "../../booking/words/unknown.ts";

const input = z.object({
  service: z.string().describe("What the caller wants done, in their words."),
  when: z.string().optional().describe("When, in the caller's words, e.g. 'Friday after five'."),
  stylist: z.string().optional().describe("With whom; leave out for anyone."),
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
    async run({ service, when: words = "", stylist: name }, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      const business = await loadDesk(context);
      const where = saidAt(desk, business);
      const services = findServices(business, service);
      if (services.length === 0) return unknownService(business, desk.words);
      const stylist = findStylist(business, name);
      if (stylist === "unknown") return unknownPerson(business, desk.words);
      const when = readWhen(words, { business, nowMs: where.nowMs });
      const wish: VisitWish = { business, where, services, stylist, when };
      if (when.kind !== "open") {
        const choice = await chooseSlot(context, wish);
        if (!choice.ok) return choice.refused;
        const offers = [choice.slot];
        return {
          status: "ok",
          data: { slots: offersAsData(offers, where) },
          speakable: `Yes, I have ${sayOffers(offers, where)}.`,
        };
      }
      const slots = await slotsFor(context, wish, when);
      if (slots.length === 0) return await refuseDays(context, wish, when);
      const preferred = when.prefer === "latest" ? slots.slice(-3) : slots.slice(0, 3);
      const isSpread = when.prefer === null || when.prefer === "around";
      const offers = isSpread ? spread(slots, where.zone) : preferred;
      const day = when.fromDate === when.toDate ? when.fromDate : undefined;
      const opening = day === undefined ? "I have" : `${sentence(sayNearDayOf(day, where))} I have`;
      return {
        status: "ok",
        data: { slots: offersAsData(offers, where, day) },
        speakable: `${opening} ${sayOffers(offers, where, day)}.`,
      };
    },
  };
}
