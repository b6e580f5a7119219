import { z } from "zod";
import { loadDesk, type Business } from "../../../actions/load-desk.ts";
import type { ProposedBooking } from "../../../actions/proposed.ts";
import { proposeBooking } from "../../../actions/propose-booking.ts";
import { releaseCallHolds } from "../../../actions/release-holds.ts";
import { writePhoneNumber } from "../../../domain/people/phone-number.ts";
import { toIsoWithOffset } from "../../../domain/scheduling/local-time.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../../booking/booking-desk.ts";
import { chooseSlot, refuseSlot, type VisitWish } from "../../booking/words/choose-slot.ts";
import { findServices, findStylist } from "../../booking/words/find-offering.ts";
import { sentence, withArticle } from "../../booking/words/join-words.ts";
import { readCallerPhone, readName } from "../../booking/words/read-caller.ts";
import { readWhen } from "../../booking/words/read-when.ts";
import { sayMoment, type SayingWhere } from "../../booking/words/say-moment.ts";
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
      const choice = await chooseSlot(context, wish);
      if (!choice.ok) return choice.refused;
      const caller = readCallerPhone(wished.phone, business, toolContext);
      if (!caller.ok) return caller.refused;
      const customerName = readName(wished.customer_name);
      if (customerName === "")
        return { status: "refused", reason: "need-name", speakable: "What name is it for?" };
      const { token, startMs } = choice.slot;
      const held = await proposeBooking(context, {
        slot: token,
        customerName,
        phone: caller.phone,
      });
      if (!held.ok) return refuseSlot(wish, startMs, held.reason, held.alternatives);
      return {
        status: "proposed",
        proposal: held.proposal,
        readBack: readBack(held.booking, where, business, toolContext.callerNumber),
        data: {
          services: held.booking.services,
          stylist: held.booking.stylist,
          start: toIsoWithOffset(startMs, where.zone),
          end: toIsoWithOffset(held.booking.endMs, where.zone),
          customer: customerName,
          priceMinor: held.booking.priceMinor,
          currency: business.currency,
        },
      };
    },
  };
}

/** A number that the caller said is read back too: unlike the line's own it may have been misheard. */
function readBack(
  booking: ProposedBooking,
  where: SayingWhere,
  { currency, country }: Business,
  callerNumber: string | undefined,
): string {
  const what = sentence(withArticle(booking.services));
  const when = sayMoment(booking.startMs, where);
  const price = sayPrice(booking.priceMinor, currency);
  const number =
    booking.phone === callerNumber
      ? ""
      : `Your number is ${writePhoneNumber(booking.phone, country)}. `;
  return `${what} with ${booking.stylist} ${when}, for ${booking.customerName}. ${number}It's ${price}. Shall I book it?`;
}
