import { z } from "zod";
import { loadDesk, type Business } from "../../../actions/load-desk.ts";
import type { Service } from "../../../domain/business/service.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../../booking/booking-desk.ts";
import { offerTimes } from "../../booking/offer-times.ts";
import type { VisitWish } from "../../booking/words/choose-slot.ts";
import { placeOf } from "../../booking/words/find-place.ts";
import { readWhen } from "../../booking/words/read-when.ts";
import { unknownService } from "../../booking/words/unknown.ts";
import { findProvider } from "../words/find-provider.ts";
import { ANYTHING_ELSE, findReason } from "../words/find-reason.ts";
import { refuseProvider } from "../words/refuse-provider.ts";
import { beenBefore } from "./inputs.ts";

const input = z.object({
  provider: z
    .string()
    .optional()
    .describe(
      "Who, in the caller's words: a name, a specialty ('the skin doctor') or 'my doctor'; leave out for anyone.",
    ),
  date: z
    .string()
    .optional()
    .describe("The day, and the time if they named one, in the caller's words."),
  reason: z.string().optional().describe("What the visit is for, if they said."),
  been_before: beenBefore,
});

/** Offers a few free times with one provider or anyone, or says that the very time asked for is free. */
export function checkAvailability(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "check_availability",
    description:
      "A few free times of a provider on a date. Pass the caller's own words; it books and holds nothing.",
    input,
    effect: "read",
    filler: "Let me see what's free.",
    async run({ provider, date = "", reason, been_before: before }, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      const business = await loadDesk(context);
      const found = await findProvider(context, business, provider);
      if (!found.ok) return refuseProvider(business, desk.words, found.reason);
      const services =
        reason === undefined
          ? usualReason(business, found.wish)
          : findReason(business, reason, before === "no").services;
      if (services.length === 0) return unknownService(business, desk.words);
      const place = placeOf(business, found.wish);
      const where = saidAt(desk, business, place);
      const when = readWhen(date, { business, place, nowMs: where.nowMs });
      return await offerTimes(context, { business, where, services, when, ...found.wish });
    },
  };
}

/** Without a reason: the one for anything else, where whoever is asked for sees people for it, or else their first. */
function usualReason(
  { services }: Business,
  { stylist }: Pick<VisitWish, "stylist">,
): readonly Service[] {
  const theirs = services.filter(
    ({ id }) => stylist === "anyone" || stylist.serviceIds.includes(id),
  );
  return [theirs.find(({ aliases }) => aliases.includes(ANYTHING_ELSE)) ?? theirs[0]].filter(
    (service) => service !== undefined,
  );
}
