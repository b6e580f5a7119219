import type { Business } from "../../../actions/load-desk.ts";
import type { Refused } from "./choose-slot.ts";
import { joinWords } from "./join-words.ts";

/** The caller named nothing that can be booked here. */
export function unknownService(business: Business): Refused {
  const names = business.services.map((service) => service.name);
  const offer = names.length > 7 ? "" : ` We do ${joinWords(names, "and")}.`;
  return {
    status: "refused",
    reason: "unknown-service",
    speakable: `I'm afraid we don't have that.${offer} Which service would you like?`,
  };
}

/** The caller named nobody who works here. */
export function unknownStylist(business: Business): Refused {
  const names = business.stylists.map((stylist) => stylist.name);
  return {
    status: "refused",
    reason: "unknown-stylist",
    speakable: `I don't know that name. We have ${joinWords(names, "and")}. Who would you like, or is anyone fine?`,
  };
}

/** The caller named nobody where one has to be named. */
export function whichStylist(business: Business): Refused {
  const names = business.stylists.map((stylist) => stylist.name);
  const speakable = `Whose day shall I look at: ${joinWords(names, "or")}?`;
  return { status: "refused", reason: "unknown-stylist", speakable };
}
