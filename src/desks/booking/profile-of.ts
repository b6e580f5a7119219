import type { Business } from "../../actions/load-desk.ts";
import type { DeskProfile } from "../../ports/desk.ts";

/** What a business is, as far as a call needs to know. */
export function profileOf(business: Business): DeskProfile {
  return {
    id: business.id,
    trade: business.trade,
    name: business.name,
    zone: business.zone,
    country: business.country,
    currency: business.currency,
    languages: business.languages,
    greeting: business.greeting,
    voice: business.voice,
    ...(business.transferTo === undefined ? {} : { transferTo: business.transferTo }),
  };
}
