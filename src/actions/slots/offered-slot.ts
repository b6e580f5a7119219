import { priceOf } from "../../domain/business/price-of.ts";
import type { ChoiceReason } from "../../domain/scheduling/fairness.ts";
import { personOf } from "../../domain/scheduling/nearest-slots.ts";
import type { Slot } from "../../domain/scheduling/types.ts";
import type { Business } from "../../store/business/business.ts";
import { writeSlotToken } from "./slot-token.ts";

/** A free visit, ready to be spoken of and to be proposed. */
export interface OfferedSlot {
  readonly token: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Who begins. */
  readonly stylist: Named;
  /** Who does each service, in their order. */
  readonly stylists: readonly Named[];
  /** Where, when the business has several places. */
  readonly location?: Named;
  /** IANA zone of where it is. */
  readonly zone: string;
  /** In the smallest unit of the desk's currency, by the prices of those who do it. */
  readonly priceMinor: number;
  /** Why it is with them. */
  readonly because: ChoiceReason;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Puts names, a price and a token to a slot of the search. */
export function offer(
  business: Business,
  serviceIds: readonly string[],
  slot: Slot,
  because: ChoiceReason = "asked-for",
): OfferedSlot {
  const people = serviceIds.map((id) => personFor(business, slot, id));
  const stylistId = personOf(slot);
  const stylistIds = people.map(({ id }) => id);
  const isShared = stylistIds.some((id) => id !== stylistId);
  const location = business.locations.find(({ id }) => id === slot.locationId);
  const [stylist = { id: stylistId, name: "" }] = people.map(named);
  return {
    token: writeSlotToken({
      serviceIds,
      stylistId,
      ...(isShared && { stylistIds }),
      startMs: slot.startMs,
      ...(because !== "asked-for" && { because }),
    }),
    startMs: slot.startMs,
    endMs: slot.endMs,
    stylist,
    stylists: people.map(named),
    ...(location && { location: named(location) }),
    zone: location?.zone ?? business.zone,
    priceMinor: serviceIds.reduce((total, id, at) => {
      const service = business.services.find((one) => one.id === id);
      return total + (service ? priceOf(service, people[at]) : 0);
    }, 0),
    because,
  };
}

function personFor(business: Business, slot: Slot, serviceId: string) {
  const id = slot.segments.find((one) => one.serviceId === serviceId)?.personId;
  const person = business.stylists.find((one) => one.id === id);
  if (!person) throw new Error(`Stylist ${id} is not in the business that was searched`);
  return person;
}

function named({ id, name }: Named): Named {
  return { id, name };
}
