import type { Slot } from "../domain/scheduling/types.ts";
import { personOf } from "../domain/scheduling/nearest-slots.ts";
import type { Business } from "../store/business/business.ts";
import { writeSlotToken } from "./slot-token.ts";

/** A free visit, ready to be spoken of and to be proposed. */
export interface OfferedSlot {
  readonly token: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly stylist: { readonly id: string; readonly name: string };
}

/** Puts a name and a token to a slot of the search. */
export function offer(business: Business, serviceIds: readonly string[], slot: Slot): OfferedSlot {
  const stylistId = personOf(slot);
  const stylist = business.stylists.find((one) => one.id === stylistId);
  if (!stylist) throw new Error(`Stylist ${stylistId} is not in the business that was searched`);
  return {
    token: writeSlotToken({ serviceIds, stylistId, startMs: slot.startMs }),
    startMs: slot.startMs,
    endMs: slot.endMs,
    stylist: { id: stylist.id, name: stylist.name },
  };
}
