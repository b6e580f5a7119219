import { indexBusy } from "../../domain/scheduling/busy-index.ts";
import { localDayAround } from "../../domain/scheduling/local-time.ts";
import type { PlannedService, SlotRequest, Wanted } from "../../domain/scheduling/types.ts";
import { countedVisits } from "../../store/book/counted-visits.ts";
import { occupied, occupiedRooms } from "../../store/book/occupied.ts";
import type { Business } from "../../store/business/business.ts";
import { loadBusiness } from "../../store/business/load-business.ts";
import type { Reader } from "../../store/database.ts";

const DAY_MS = 86_400_000;

/** A business and a stretch of its book at one moment: everything a search for slots needs. */
export interface BookView extends Pick<SlotRequest, "busy" | "roomsBusy" | "visits"> {
  readonly business: Business;
  readonly nowMs: number;
}

/** Which stretch of which book. */
export interface BookViewQuery {
  readonly deskId: string;
  readonly nowMs: number;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Visits that don't count: the one being moved, a hold about to become real. */
  readonly exceptVisits?: readonly string[];
  /** By the rules that bind the owner, see `ActionContext`. */
  readonly byHand?: boolean | undefined;
}

/** Ten years: further ahead than anybody writes a date they mean. */
const OWNERS_HORIZON_DAYS = 3653;

/** A visit as somebody wants it. */
export interface VisitWish {
  readonly serviceIds: readonly string[];
  /** For all of the services that they do; the others may be done by anybody. */
  readonly stylistId?: string;
  /** For each service, in their order; wins over `stylistId`. */
  readonly stylistIds?: readonly (string | undefined)[];
  readonly locationId?: string;
  /** Whoever does it is one of these; anybody, where it is left out. */
  readonly among?: readonly string[];
}

/**
 * Reads the book, a day more on either side, and two for the limits a day, so that the first and the last local day are
 * whole. In a transaction the view stays true until it commits.
 */
export async function viewBook(reader: Reader, query: BookViewQuery): Promise<BookView> {
  const loaded = await loadBusiness(reader, query.deskId);
  const business = query.byHand === true ? asOwnerBooks(loaded) : loaded;
  const around = (days: number) => ({
    ...query,
    fromMs: query.fromMs - days * DAY_MS,
    untilMs: query.untilMs + days * DAY_MS,
  });
  const busy = indexBusy(await occupied(reader, around(1)));
  return {
    business,
    nowMs: query.byHand === true ? localDayAround(query.nowMs, business.zone).startMs : query.nowMs,
    busy,
    ...(business.rooms.length > 0 && {
      roomsBusy: indexBusy(await occupiedRooms(reader, around(1))),
    }),
    ...(hasLimits(business) && { visits: await countedVisits(reader, around(2)) }),
  };
}

/** Asks a view for a visit of these services; undefined when one of them is not offered (any more). */
export function slotRequest(view: BookView, wish: VisitWish): Wanted | undefined {
  const { business, busy, roomsBusy, visits } = view;
  const services: PlannedService[] = [];
  for (const id of wish.serviceIds) {
    const service = business.services.find((one) => one.id === id);
    if (!service) return undefined;
    services.push(service);
  }
  const { locationId, among } = wish;
  return {
    roster: {
      ...business,
      people: business.stylists.filter(({ id }) => among?.includes(id) ?? true),
    },
    policy: business.policies,
    services,
    wished: wishedPeople(business, wish),
    ...(locationId !== undefined && { locationId }),
    busy,
    ...(roomsBusy && { roomsBusy }),
    ...(visits && { visits }),
    nowMs: view.nowMs,
  };
}

/** Somebody who does none of the services stays wished for, so that the answer is that they don't. */
function wishedPeople(
  business: Business,
  { serviceIds, stylistId, stylistIds }: VisitWish,
): readonly (string | undefined)[] {
  if (stylistIds) return stylistIds;
  const skills = business.stylists.find(({ id }) => id === stylistId)?.serviceIds ?? [];
  const does = serviceIds.map((id) => skills.includes(id));
  return does.map((theirs) => (theirs || !does.includes(true) ? stylistId : undefined));
}

/** The business without what only callers are held to. */
function asOwnerBooks(business: Business): Business {
  const { mostPerDay: _, ...policies } = business.policies;
  return {
    ...business,
    policies: {
      ...policies,
      slotIntervalMinutes: 1,
      minimumNoticeMinutes: 0,
      horizonDays: OWNERS_HORIZON_DAYS,
    },
    services: business.services.map(({ mostPerDay: __, ...service }) => service),
    stylists: business.stylists.map(({ mostPerDay: __, ...stylist }) => stylist),
  };
}

function hasLimits({ policies, services, stylists }: Business): boolean {
  return [policies, ...services, ...stylists].some(({ mostPerDay }) => mostPerDay !== undefined);
}
