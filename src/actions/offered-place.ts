import { loadBusiness } from "../store/business/load-business.ts";
import { segmentsOf } from "../store/book/visits.ts";
import { openOffers, type WaitingOffer } from "../store/book/waiting-offers.ts";
import { waiting } from "../store/book/waiting-list.ts";
import type { Reader } from "../store/database.ts";
import type { ActionContext } from "./action-context.ts";
import { ownNumbers } from "./own-numbers.ts";
import type { ProposedBooking } from "./proposed.ts";

/** A place that is held for somebody who waits, as it would be read back. */
export interface OfferedPlace {
  readonly offer: WaitingOffer;
  readonly booking: ProposedBooking;
}

/**
 * The place that is held for whoever acts; `phone` (E.164) says for whom where the program itself acts, and is a number that was shown
 * to be theirs. Undefined when nothing is held, or the time to answer is over.
 */
export async function offeredPlace(
  context: ActionContext,
  reader: Reader,
  input: { readonly phone?: string } = {},
): Promise<OfferedPlace | undefined> {
  const { clock, deskId } = context;
  const own = await ownNumbers(context, reader);
  const phones = own ?? (input.phone === undefined ? [] : [input.phone]);
  if (phones.length === 0) return undefined;
  const open = await openOffers(reader, { deskId, phones });
  const offer = open.find(({ expiresAtMs }) => expiresAtMs > clock.nowMs());
  if (!offer) return undefined;
  const [wish] = await waiting(reader, { deskId, ids: [offer.waitingId] });
  const segments = await segmentsOf(reader, offer.visitId);
  const business = await loadBusiness(reader, deskId);
  const [first] = segments;
  const stylist = business.stylists.find(({ id }) => id === first?.personId);
  if (!wish || !first || !stylist) return undefined;
  const services = wish.serviceIds.flatMap((id) =>
    business.services.filter((service) => service.id === id),
  );
  return {
    offer,
    booking: {
      serviceIds: [...wish.serviceIds],
      services: services.map(({ name }) => name),
      stylistId: stylist.id,
      stylist: stylist.name,
      startMs: first.startMs,
      endMs: Math.max(...segments.map(({ endMs }) => endMs)),
      customerName: wish.customer.name,
      phone: wish.customer.phone,
      priceMinor: services.reduce((total, service) => total + service.priceMinor, 0),
    },
  };
}
