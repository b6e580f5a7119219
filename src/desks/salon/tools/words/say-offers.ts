import type { OfferedSlot } from "../../../../actions/offered-slot.ts";
import type { Json } from "../../../../base/json.ts";
import { toIsoWithOffset } from "../../../../domain/scheduling/local-time.ts";
import { joinWords } from "./join-words.ts";
import { dateOf, sayClock, sayNearDay, type SayingWhere } from "./say-moment.ts";

/** Offers as they are said: "2:15 PM or 3:45 PM with Priya, or 3 PM with Kavitha". The day is left out where it was just said. */
export function sayOffers(
  offers: readonly OfferedSlot[],
  where: SayingWhere,
  saidDay?: string,
): string {
  const days = Map.groupBy(offers, (offer) => dateOf(offer.startMs, where.zone));
  const parts = [...days].map(([date, same]) => {
    const [first] = same;
    const day = date === saidDay || !first ? "" : ` ${sayNearDay(first.startMs, where)}`;
    const stylists = Map.groupBy(same, (offer) => offer.stylist.name);
    const byStylist = [...stylists].map(([name, theirs]) => {
      const times = theirs.map((offer) => sayClock(offer.startMs, where.zone));
      return `${joinWords(times, "or")} with ${name}`;
    });
    return `${byStylist.join(", or ")}${day}`;
  });
  return parts.join(", or ");
}

/** Offers as data: where each starts, with whom, and the words it was offered in. */
export function offersAsData(
  offers: readonly OfferedSlot[],
  where: SayingWhere,
  saidDay?: string,
): readonly Json[] {
  return offers.map((offer) => ({
    start: toIsoWithOffset(offer.startMs, where.zone),
    stylist: offer.stylist.name,
    words: offerInWords(offer, where, saidDay),
  }));
}

/** "3:30 PM with Priya", "Thursday at 3:30 PM with Priya" where the day is another than the one just said. */
function offerInWords(offer: OfferedSlot, where: SayingWhere, saidDay?: string): string {
  const time = `${sayClock(offer.startMs, where.zone)} with ${offer.stylist.name}`;
  if (dateOf(offer.startMs, where.zone) === saidDay) return time;
  return `${sayNearDay(offer.startMs, where).replace(/^on /, "")} at ${time}`;
}
