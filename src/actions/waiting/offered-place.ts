import { loadBusiness } from "../../store/business/load-business.ts";
import { segmentsOf } from "../../store/book/visits.ts";
import { openOffers, type WaitingOffer } from "../../store/waiting/waiting-offers.ts";
import { waiting } from "../../store/waiting/waiting-list.ts";
import type { Reader } from "../../store/database.ts";
import type { ActionContext } from "../action-context.ts";
import { offer as bookable } from "../slots/offered-slot.ts";
import { ownNumbers } from "../callers/own-numbers.ts";
import { proposedPeople } from "../booking/proposed-people.ts";
import type { ProposedBooking } from "../booking/proposed.ts";

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
  const services = wish?.serviceIds.flatMap((id) =>
    business.services.filter((service) => service.id === id),
  );
  const areHere = segments.every(({ personId }) =>
    business.stylists.some(({ id }) => id === personId),
  );
  const [first] = segments;
  if (!wish || !first || services?.length !== wish.serviceIds.length || !areHere) return undefined;
  const locationId = business.stylists.find(({ id }) => id === first.personId)?.locationId;
  const slot = {
    ...(locationId !== undefined && { locationId }),
    startMs: first.startMs,
    endMs: Math.max(...segments.map(({ endMs }) => endMs)),
    segments,
    uses: [],
  };
  const offered = bookable(business, wish.serviceIds, slot);
  return {
    offer,
    booking: {
      serviceIds: [...wish.serviceIds],
      services: services.map(({ name }) => name),
      ...proposedPeople(offered),
      startMs: slot.startMs,
      endMs: slot.endMs,
      customerName: wish.customer.name,
      phone: wish.customer.phone,
      priceMinor: offered.priceMinor,
    },
  };
}
