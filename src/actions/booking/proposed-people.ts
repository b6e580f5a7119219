import type { OfferedSlot } from "../slots/offered-slot.ts";
import type { ProposedBooking } from "./proposed.ts";

/** What a proposal keeps of who does an offered visit, and where. */
export function proposedPeople({
  stylist,
  stylists,
  location,
  zone,
}: OfferedSlot): Pick<
  ProposedBooking,
  "stylistId" | "stylist" | "stylistIds" | "stylists" | "location" | "zone"
> {
  const isShared = stylists.some(({ id }) => id !== stylist.id);
  return {
    stylistId: stylist.id,
    stylist: stylist.name,
    ...(isShared && {
      stylistIds: stylists.map(({ id }) => id),
      stylists: stylists.map(({ name }) => name),
    }),
    ...(location && { location: location.name, zone }),
  };
}
