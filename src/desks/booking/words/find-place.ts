import type { Business } from "../../../actions/load-desk.ts";
import type { Location } from "../../../domain/business/location.ts";
import type { VisitWish } from "./choose-slot.ts";

/** The place that a wish is about: the one that was named, or where the one works who was; undefined where that is open. */
export function placeOf(
  { locations }: Business,
  { location, stylist }: Partial<Pick<VisitWish, "location" | "stylist">>,
): Location | undefined {
  if (location) return location;
  if (stylist === undefined || stylist === "anyone") return undefined;
  return locations.find(({ id }) => id === stylist.locationId);
}
