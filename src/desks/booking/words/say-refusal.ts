import type { OfferedSlot } from "../../../actions/slots/offered-slot.ts";
import type { Refusal } from "../../../actions/refusal.ts";
import type { Json } from "../../../base/json.ts";
import type { TradeWords } from "../trade-words.ts";
import { joinWords } from "./join-words.ts";
import { sayClock, sayDay, sayNearDay, dateOf, type SayingWhere } from "./say-moment.ts";
import { offersAsData, sayOffers } from "./say-offers.ts";

/** What was wished for, by the names it is called. */
export interface RefusedWish {
  readonly services: readonly string[];
  readonly stylist?: string;
  readonly startMs: number;
  /** How many days ahead can be booked. */
  readonly horizonDays: number;
}

interface RefusedResult {
  readonly status: "refused";
  readonly reason: string;
  readonly speakable: string;
  readonly alternatives: Json;
}

/** Says why a time can't be had and what can: "Priya's taken at 3 PM on Tuesday. I have 2:15 PM with Priya, or ..." */
export function refuseTime(
  reason: Refusal["reason"],
  wish: RefusedWish,
  offers: readonly OfferedSlot[],
  where: SayingWhere,
): RefusedResult {
  const saidDay = dateOf(wish.startMs, where.zone);
  return {
    status: "refused",
    reason: reasonFor(reason, where.words),
    speakable: `${sayWhy(reason, wish, where)} ${offerInstead(offers, where, saidDay)}`,
    alternatives: offersAsData(offers, where, saidDay),
  };
}

/** "I have 3 PM with Priya or 4 PM with Meena. Which would you like?" */
export function offerInstead(
  offers: readonly OfferedSlot[],
  where: SayingWhere,
  saidDay?: string,
): string {
  if (offers.length === 0) return "Would another day or time suit you?";
  const question = offers.length === 1 ? "Would that suit you?" : "Which would you like?";
  return `I have ${sayOffers(offers, where, saidDay)}. ${question}`;
}

/** The reason as brains know it: nobody says "off-grid", and a clinic has no stylists. */
export function reasonFor(reason: string, { person }: TradeWords): string {
  return reason === "off-grid" ? "slot-taken" : reason.replace("stylist", person);
}

function sayWhy(reason: Refusal["reason"], wish: RefusedWish, where: SayingWhere): string {
  const { stylist, startMs } = wish;
  const time = `${sayClock(startMs, where)} ${sayNearDay(startMs, where)}`;
  const sentences: Partial<Record<Refusal["reason"], string>> = {
    past: "I'm afraid that time is already over.",
    "too-soon": "I'm afraid that's too soon for us.",
    "too-far": `I can only book up to ${wish.horizonDays} days ahead.`,
    closed: `That doesn't fit our opening hours ${sayDay(startMs, where)}.`,
    "stylist-cannot":
      stylist === undefined
        ? `I'm afraid nobody here does ${theServices(wish)} in one go.`
        : `I'm afraid ${stylist} doesn't do ${theServices(wish)}.`,
    "not-working":
      stylist === undefined
        ? `There's nobody available for ${theServices(wish)} at ${time}.`
        : `${stylist} isn't available at ${time}.`,
    "day-full":
      stylist === undefined
        ? `We're fully booked ${sayDay(startMs, where)}.`
        : `${stylist} is fully booked ${sayDay(startMs, where)}.`,
    "customer-busy": "You already have an appointment at that time.",
    "off-grid": `I don't have ${time}.`,
  };
  const taken =
    stylist === undefined ? `Nobody's free at ${time}.` : `${stylist}'s taken at ${time}.`;
  return sentences[reason] ?? taken;
}

function theServices({ services }: RefusedWish): string {
  return joinWords(
    services.map((name) => `the ${name}`),
    "and",
  );
}
