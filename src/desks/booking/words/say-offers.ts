import type { OfferedSlot } from "../../../actions/offered-slot.ts";
import type { Json } from "../../../base/json.ts";
import { toIsoWithOffset } from "../../../domain/scheduling/local-time.ts";
import { joinWords } from "./join-words.ts";
import { sayPeople } from "./say-work.ts";
import { dateOf, sayClock, sayNearDay, type SayingWhere } from "./say-moment.ts";

/** Offers as they are said: "2:15 PM or 3:45 PM with Priya, or 3 PM with Kavitha". The day is left out where it was just said and all are on it. */
export function sayOffers(
  offers: readonly OfferedSlot[],
  where: SayingWhere,
  saidDay?: string,
): string {
  const days = new Set(offers.map((offer) => dateOf(offer.startMs, where.zone)));
  const isSaid = saidDay !== undefined && days.size === 1 && days.has(saidDay);
  const parts = together(offers, where).flatMap((stylists) =>
    stylists.map((theirs, index) => {
      const times = theirs.map((offer) => sayClock(offer.startMs, where.zone));
      const [first] = theirs;
      if (!first) return "";
      const isLast = index === stylists.length - 1;
      const day = isLast && !isSaid ? ` ${sayNearDay(first.startMs, where)}` : "";
      return `${joinWords(times, "or")} with ${peopleOf(first)}${day}`;
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
  return together(offers, where)
    .flat(2)
    .map((offer) => ({
      start: toIsoWithOffset(offer.startMs, where.zone),
      [where.words.person]: offer.stylist.name,
      words: offerInWords(offer, where, saidDay),
    }));
}

/** What is said in one breath: by day, then by stylist, the best of each first; one stylist's times as they come. */
function together(
  offers: readonly OfferedSlot[],
  where: SayingWhere,
): readonly (readonly (readonly OfferedSlot[])[])[] {
  const days = Map.groupBy(offers, (offer) => dateOf(offer.startMs, where.zone));
  return [...days.values()].map((same) => {
    const stylists = Map.groupBy(same, peopleOf);
    return [...stylists.values()].map((theirs) => theirs.toSorted((a, b) => a.startMs - b.startMs));
  });
}

/** "Priya", "Priya and Arjun" where they share it. */
function peopleOf({ stylist, stylists }: OfferedSlot): string {
  return sayPeople({ stylist: stylist.name, stylists: stylists.map(({ name }) => name) });
}

/** "3:30 PM with Priya", "Thursday at 3:30 PM with Priya" where the day is another than the one just said. */
function offerInWords(offer: OfferedSlot, where: SayingWhere, saidDay?: string): string {
  const time = `${sayClock(offer.startMs, where.zone)} with ${peopleOf(offer)}`;
  if (dateOf(offer.startMs, where.zone) === saidDay) return time;
  return `${sayNearDay(offer.startMs, where).replace(/^on /, "")} at ${time}`;
}
