import { z } from "zod";
import { checkAvailability as check } from "../../../actions/slots/check-availability.ts";
import { loadDesk } from "../../../actions/load-desk.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../../booking/booking-desk.ts";
import { refuseDays } from "../../booking/words/choose-slot.ts";
import { findServices, findStylist } from "../../booking/words/find-offering.ts";
import { spread } from "../../booking/words/find-spread.ts";
import { placeOf } from "../../booking/words/find-place.ts";
import { joinWords, sentence } from "../../booking/words/join-words.ts";
import { readWhen } from "../../booking/words/read-when.ts";
import { dateOf, sayClock, sayDayOf } from "../../booking/words/say-moment.ts";
import { offersAsData } from "../../booking/words/say-offers.ts";
import { unknownService, unknownPerson, whichPerson } from "../../booking/words/unknown.ts";

const input = z.object({
  stylist: z.string().describe("The stylist's name."),
  date: z.string().describe("The day in the caller's words, e.g. 'next Tuesday'."),
  service: z.string().optional().describe("What the caller wants done, if they said."),
});

/** Says when one stylist is free on one day. */
export function checkAvailability(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "check_availability",
    description:
      "When one named stylist is free on one day. For free times with anybody use get_available_slots.",
    input,
    effect: "read",
    filler: "Let me check.",
    async run({ stylist: name, date, service }, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      const business = await loadDesk(context);
      const stylist = findStylist(business, name);
      if (stylist === "unknown") return unknownPerson(business, desk.words);
      if (stylist === "anyone") return whichPerson(business, desk.words);
      const services = service === undefined ? [] : findServices(business, service);
      if (service !== undefined && services.length === 0)
        return unknownService(business, desk.words);
      const place = placeOf(business, { stylist });
      const where = saidAt(desk, business, place);
      const when = readWhen(date, { business, place, nowMs: where.nowMs });
      if (when.kind === "ask")
        return { status: "refused", reason: when.reason, speakable: when.question };
      if (when.kind === "open" && when.missing === "date") {
        const speakable = `Which day would you like to see ${stylist.name}?`;
        return { status: "refused", reason: "need-date", speakable };
      }
      const day = when.kind === "moment" ? dateOf(when.startMs, where.zone) : when.fromDate;
      const serviceIds = services.map((one) => one.id);
      const found = await check(context, {
        stylistId: stylist.id,
        date: day,
        zone: where.zone,
        ...(services.length === 0 ? {} : { serviceIds }),
      });
      if (!found.ok) return unknownService(business, desk.words);
      if (found.slots.length === 0) {
        const usual = business.services.filter((one) => stylist.serviceIds.includes(one.id));
        return await refuseDays(
          context,
          {
            business,
            where,
            stylist,
            when,
            services: services.length > 0 ? services : usual.slice(0, 1),
          },
          { fromDate: day, toDate: day, fromTime: "00:00", toTime: "24:00", prefer: null },
        );
      }
      const stretches = found.stretches.map(({ startMs, endMs }) =>
        startMs === endMs
          ? `at ${sayClock(startMs, where)}`
          : `from ${sayClock(startMs, where)} to ${sayClock(endMs, where)}`,
      );
      return {
        status: "ok",
        data: { slots: offersAsData(spread(found.slots, where.zone), where, day) },
        speakable: `${sentence(sayDayOf(day, where))}, ${stylist.name} can start ${joinWords(stretches, "or")}.`,
      };
    },
  };
}
