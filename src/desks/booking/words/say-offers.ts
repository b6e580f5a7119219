import type { OfferedSlot } from "../../../actions/slots/offered-slot.ts";
import type { Json } from "../../../base/json.ts";
import { toIsoWithOffset } from "../../../domain/scheduling/local-time.ts";
import { joinWords } from "./join-words.ts";
import { sayPeople } from "./say-work.ts";
import { dateOf, inZone, sayClock, sayNearDay, type SayingWhere } from "./say-moment.ts";

/** Offers as they are said: "2:15 PM or 3:45 PM with Priya, or 3 PM with Kavitha". The day is left out where it was just said and all are on it. */
export function sayOffers(
  offers: readonly OfferedSlot[],
  where: SayingWhere,
  saidDay?: string,
): string {
  const days = new Set(offers.map((offer) => dateOf(offer.startMs, offer.zone)));
  const isSaid = saidDay !== undefined && days.size === 1 && days.has(saidDay);
  const parts = together(offers).flatMap((stylists) =>
    stylists.map((theirs, index) => {
      const times = theirs.map((offer) => sayClock(offer.startMs, inZone(where, offer.zone)));
      const [first] = theirs;
      if (!first) return "";
      const isLast = index === stylists.length - 1;
      const day =
        isLast && !isSaid ? ` ${sayNearDay(first.startMs, inZone(where, first.zone))}` : "";
      return `${joinWords(times, "or")} with ${peopleOf(first)}${placeOf(first, offers)}${day}`;
    }),
  );
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")}, or ${parts.at(-1)}`;
}

/**
 * Offers as data, in the order in which they are said: where each starts, with whom, and the words it was offered in.
 */
export function offersAsData(
  offers: readonly OfferedSlot[],
  where: SayingWhere,
  saidDay?: string,
): readonly Json[] {
  return together(offers)
    .flat(2)
    .map((offer) => ({
      start: toIsoWithOffset(offer.startMs, offer.zone),
      [where.words.person]: eachOf(offer),
      words: `${offerInWords(offer, where, saidDay)}${placeOf(offer, offers)}`,
    }));
}

/** What is said in one breath: by day, then by stylist, the best of each first; one stylist's times as they come. */
function together(
  offers: readonly OfferedSlot[],
): readonly (readonly (readonly OfferedSlot[])[])[] {
  const days = Map.groupBy(offers, (offer) => dateOf(offer.startMs, offer.zone));
  return [...days.values()].map((same) => {
    const stylists = Map.groupBy(same, peopleOf);
    return [...stylists.values()].map((theirs) => theirs.toSorted((a, b) => a.startMs - b.startMs));
  });
}

/** "Priya", "Priya and Arjun" where they share it. */
function peopleOf({ stylist, stylists }: OfferedSlot): string {
  return sayPeople({ stylist: stylist.name, stylists: stylists.map(({ name }) => name) });
}

/** Who does it, or, where several people share it, who does each service. */
function eachOf({ stylist, stylists }: OfferedSlot): string | readonly string[] {
  const isShared = stylists.some(({ id }) => id !== stylist.id);
  return isShared ? stylists.map(({ name }) => name) : stylist.name;
}

/** " at Anna Nagar", where not all of them are at one place. */
function placeOf({ location }: OfferedSlot, among: readonly OfferedSlot[]): string {
  const isElsewhere = among.some((other) => other.location?.id !== location?.id);
  return isElsewhere && location ? ` at ${location.name}` : "";
}

/** "3:30 PM with Priya", "Thursday at 3:30 PM with Priya" where the day is another than the one just said. */
function offerInWords(offer: OfferedSlot, where: SayingWhere, saidDay?: string): string {
  const there = inZone(where, offer.zone);
  const time = `${sayClock(offer.startMs, there)} with ${peopleOf(offer)}`;
  if (dateOf(offer.startMs, offer.zone) === saidDay) return time;
  return `${sayNearDay(offer.startMs, there).replace(/^on /, "")} at ${time}`;
}
