import type { Service } from "./service.ts";
import type { Stylist } from "./stylist.ts";

/** What a service costs with one person, in the smallest unit of the desk's currency: their own price where they have one. */
export function priceOf(
  service: Pick<Service, "id" | "priceMinor">,
  stylist: Pick<Stylist, "ownServices"> | undefined,
): number {
  const own = stylist?.ownServices.find(({ serviceId }) => serviceId === service.id);
  return own?.priceMinor ?? service.priceMinor;
}
