import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { releaseCallHolds } from "../../../actions/booking/release-holds.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../../booking/booking-desk.ts";
import { proposeVisit } from "../../booking/propose-visit.ts";
import { sentence, withArticle } from "../../booking/words/join-words.ts";
import { placeOf } from "../../booking/words/find-place.ts";
import { readWhen } from "../../booking/words/read-when.ts";
import { inZone } from "../../booking/words/say-moment.ts";
import { sayPlace } from "../../booking/words/say-work.ts";
import { unknownService } from "../../booking/words/unknown.ts";
import { findProvider } from "../words/find-provider.ts";
import { findReason } from "../words/find-reason.ts";
import { refuseProvider } from "../words/refuse-provider.ts";
import { sayVisitMoment } from "../words/say-visit-moment.ts";
import { beenBefore } from "./inputs.ts";

const input = z.object({
  reason: z.string().max(200).describe("What the visit is for, in the caller's words."),
  been_before: beenBefore,
  when: z
    .string()
    .describe("Day and time in the caller's own words, e.g. 'next Tuesday at half three'."),
  provider: z
    .string()
    .optional()
    .describe("A name, a specialty or 'my doctor', in the caller's words; leave out for anyone."),
  patient_name: z.string().max(80).describe("The patient's full name."),
  phone: z
    .string()
    .describe("The number as it was said, or 'caller' for the number the call comes from."),
});

/** Holds a time and answers with what is to be read back: reason, provider, date and time. */
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
      const { services, note } = findReason(business, wished.reason, wished.been_before === "no");
      if (services.length === 0) return unknownService(business, desk.words);
      const found = await findProvider(context, business, wished.provider);
      if (!found.ok) return refuseProvider(business, desk.words, found.reason);
      const place = placeOf(business, found.wish);
      const where = saidAt(desk, business, place);
      const when = readWhen(wished.when, { business, place, nowMs: where.nowMs });
      const wish = { business, where, services, when, ...found.wish };
      const guest = {
        name: wished.patient_name,
        phone: wished.phone,
        ...(note !== undefined && { note }),
      };
      return await proposeVisit(context, toolContext, wish, guest, (booking, theirNumber) => {
        const what = sentence(withArticle(booking.services));
        const provider = business.stylists.find(({ id }) => id === booking.stylistId);
        const there = inZone(where, booking.zone);
        const moment = `${sayVisitMoment(booking.startMs, there, provider)}${sayPlace(booking)}`;
        return `${what} with ${booking.stylist} ${moment}, for ${booking.customerName}. ${theirNumber}Shall I book it?`;
      });
    },
  };
}
