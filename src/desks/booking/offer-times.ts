import type { ActionContext } from "../../actions/action-context.ts";
import type { ToolResult } from "../../domain/dialogue/transcript.ts";
import { chooseSlot, refuseDays, slotsFor, type VisitWish } from "./words/choose-slot.ts";
import { spread } from "./words/find-spread.ts";
import { sentence } from "./words/join-words.ts";
import { sayNearDayOf } from "./words/say-moment.ts";
import { offersAsData, sayOffers } from "./words/say-offers.ts";

/** Offers a few of the free times a wish leaves open, or says that the very time it names is free. */
export async function offerTimes(context: ActionContext, wish: VisitWish): Promise<ToolResult> {
  const { where, when } = wish;
  if (when.kind !== "open") {
    const choice = await chooseSlot(context, wish);
    if (!choice.ok) return choice.refused;
    const offers = [choice.slot];
    return {
      status: "ok",
      data: { slots: offersAsData(offers, where) },
      speakable: `Yes, I have ${sayOffers(offers, where)}.`,
    };
  }
  const slots = await slotsFor(context, wish, when);
  if (slots.length === 0) return await refuseDays(context, wish, when);
  const preferred = when.prefer === "latest" ? slots.slice(-3) : slots.slice(0, 3);
  const isSpread = when.prefer === null || when.prefer === "around";
  const offers = isSpread ? spread(slots, where.zone) : preferred;
  const day = when.fromDate === when.toDate ? when.fromDate : undefined;
  const opening = day === undefined ? "I have" : `${sentence(sayNearDayOf(day, where))} I have`;
  return {
    status: "ok",
    data: { slots: offersAsData(offers, where, day) },
    speakable: `${opening} ${sayOffers(offers, where, day)}.`,
  };
}
