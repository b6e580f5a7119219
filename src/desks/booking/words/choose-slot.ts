import type { ActionContext } from "../../../actions/action-context.ts";
import { checkSlot } from "../../../actions/slots/check-slot.ts";
import type { Business, BusinessStylist } from "../../../actions/load-desk.ts";
import { nearOffers } from "../../../actions/slots/near-offers.ts";
import type { OfferedSlot } from "../../../actions/slots/offered-slot.ts";
import type { Location } from "../../../domain/business/location.ts";
import { opensOn, worksOn } from "../../../domain/business/open-days.ts";
import type { Service } from "../../../domain/business/service.ts";
import type { ToolResult } from "../../../domain/dialogue/transcript.ts";
import { toInstantMs } from "../../../domain/scheduling/local-time.ts";
import { placeOf } from "./find-place.ts";
import { slotsWithin, spread } from "./find-spread.ts";
import { joinWords } from "./join-words.ts";
import type { OpenWhen, WhenReading } from "./read-when.ts";
import { dateOf, sayDayOf, sayNearDayOf, type SayingWhere } from "./say-moment.ts";
import { offersAsData, sayOffers } from "./say-offers.ts";
import { offerInstead, reasonFor, refuseTime } from "./say-refusal.ts";

/** A visit as a caller wished for it, its names already found. */
export interface VisitWish {
  readonly business: Business;
  readonly where: SayingWhere;
  readonly services: readonly Service[];
  readonly stylist: BusinessStylist | "anyone";
  /** Who is wished for each service, in their order, where that is not one person for all. */
  readonly stylists?: readonly (BusinessStylist | "anyone")[];
  /** Who "anyone" may be; everybody, where it is left out. */
  readonly among?: readonly BusinessStylist[];
  /** Where, when the caller named one of several places. */
  readonly location?: Location;
  readonly when: WhenReading;
  /** The appointment that is to be moved there. */
  readonly movingId?: string;
}

export type Refused = Extract<ToolResult, { status: "refused" }>;

/** The one slot a wish names, or the refusal to answer with: a question, or what could be had instead. */
export async function chooseSlot(
  context: ActionContext,
  wish: VisitWish,
): Promise<
  | { readonly ok: true; readonly slot: OfferedSlot }
  | { readonly ok: false; readonly refused: Refused }
> {
  const { when } = wish;
  if (when.kind === "ask") {
    const { reason, question: speakable } = when;
    return { ok: false, refused: { status: "refused", reason, speakable } };
  }
  if (when.kind === "moment") {
    const check = await checkSlot(context, { ...keysOf(wish), startMs: when.startMs });
    if (check.ok) return check;
    return { ok: false, refused: refuseSlot(wish, when.startMs, check.reason, check.alternatives) };
  }
  const slots = await slotsFor(context, wish, when);
  if (slots.length === 0) return { ok: false, refused: await refuseDays(context, wish, when) };
  const wanted = pickPreferred(slots, when);
  if (wanted) return { ok: true, slot: wanted };
  return { ok: false, refused: askMissing(wish, when, spread(slots, wish.where.zone)) };
}

/** Free slots on open days: at the time of day that was said, or all of them. */
export async function slotsFor(
  context: ActionContext,
  wish: VisitWish,
  when: OpenWhen,
): Promise<readonly OfferedSlot[]> {
  return await slotsWithin(context, { ...keysOf(wish), zone: wish.where.zone, when });
}

/** Says why there is nothing on these days at these times, and what is near. */
export async function refuseDays(
  context: ActionContext,
  wish: VisitWish,
  when: OpenWhen,
): Promise<Refused> {
  const { where } = wish;
  const time = when.fromTime === "00:00" ? "12:00" : when.fromTime;
  const startMs = Math.max(toInstantMs(`${when.fromDate}T${time}`, where.zone), where.nowMs);
  const offers = await nearOffers(context, { ...keysOf(wish), startMs });
  const saidDay = when.fromDate === when.toDate ? when.fromDate : undefined;
  return {
    status: "refused",
    ...whyNothing(wish, saidDay, offerInstead(offers, where, saidDay)),
    alternatives: offersAsData(offers, where, saidDay),
  };
}

/** Says why that instant can't be had, by the names of the wish. */
export function refuseSlot(
  wish: VisitWish,
  startMs: number,
  reason: Parameters<typeof refuseTime>[0],
  offers: readonly OfferedSlot[],
): Refused {
  const { business, services, stylist, where } = wish;
  const names = services.map((service) => service.name);
  return refuseTime(
    reason,
    {
      services: names,
      startMs,
      horizonDays: business.policies.horizonDays,
      ...(stylist === "anyone" ? {} : { stylist: stylist.name }),
    },
    offers,
    where,
  );
}

function keysOf({ services, stylist, stylists, among, location, movingId }: VisitWish) {
  return {
    serviceIds: services.map((service) => service.id),
    ...(stylist === "anyone" ? {} : { stylistId: stylist.id }),
    ...(stylists && {
      stylistIds: stylists.map((one) => (one === "anyone" ? undefined : one.id)),
    }),
    ...(among && { among: among.map(({ id }) => id) }),
    ...(location && { locationId: location.id }),
    ...(movingId === undefined ? {} : { movingId }),
  };
}

/** "As early as possible" and "the last one" name a slot once the days are known; "soon" needs none. */
function pickPreferred(slots: readonly OfferedSlot[], when: OpenWhen): OfferedSlot | undefined {
  if (when.prefer === "earliest") return slots[0];
  if (when.prefer === "latest" && when.fromDate === when.toDate) return slots.at(-1);
  return undefined;
}

function askMissing(
  { where }: VisitWish,
  when: Extract<WhenReading, { kind: "open" }>,
  offers: readonly OfferedSlot[],
): Refused {
  const saidDay = when.fromDate === when.toDate ? when.fromDate : undefined;
  const day = saidDay === undefined ? "" : ` ${sayNearDayOf(saidDay, where)}`;
  const question = when.missing === "date" ? "Which would you like?" : "Which time would you like?";
  return {
    status: "refused",
    reason: when.missing === "date" ? "need-date" : "need-time",
    speakable: `I have ${sayOffers(offers, where, saidDay)}${day}. ${question}`,
    alternatives: offersAsData(offers, where, saidDay),
  };
}

function whyNothing(
  wish: VisitWish,
  date: string | undefined,
  instead: string,
): { readonly reason: string; readonly speakable: string } {
  const { business, services, stylist, where } = wish;
  const named = stylist === "anyone" ? undefined : stylist;
  const theServices = joinWords(
    services.map((service) => `the ${service.name}`),
    "and",
  );
  const refuse = (reason: string, why: string) => ({
    reason: reasonFor(reason, where.words),
    speakable: `${why} ${instead}`,
  });
  if (named && !services.some((service) => named.serviceIds.includes(service.id)))
    return refuse("stylist-cannot", `I'm afraid ${named.name} doesn't do ${theServices}.`);
  const withWhom = named ? ` with ${named.name}` : "";
  if (date === undefined) return refuse("slot-taken", `I have nothing free then${withWhom}.`);
  const { horizonDays } = business.policies;
  if (Date.parse(date) - Date.parse(dateOf(where.nowMs, where.zone)) > horizonDays * DAY_MS)
    return refuse("too-far", `I can only book up to ${horizonDays} days ahead.`);
  const day = sayDayOf(date, where);
  const place = placeOf(business, wish);
  const open = place ? { ...business, locations: [place] } : business;
  if (!opensOn(open, date)) return refuse("closed", `We're closed ${day}.`);
  if (named && !worksOn(named, date))
    return refuse("not-working", `${named.name} isn't in ${day}.`);
  return refuse("slot-taken", `I have nothing free then${withWhom} ${day}.`);
}

const DAY_MS = 86_400_000;
