import { indexBusy } from "../domain/scheduling/busy-index.ts";
import type { PlannedService, SlotRequest } from "../domain/scheduling/types.ts";
import type { Business } from "../store/business/business.ts";
import { loadBusiness } from "../store/business/load-business.ts";
import { occupied } from "../store/book/occupied.ts";
import type { Reader } from "../store/database.ts";

const DAY_MS = 86_400_000;

/** A business and a stretch of its book at one moment: everything a search for slots needs. */
export interface BookView {
  readonly business: Business;
  readonly nowMs: number;
  /** Who is busy in the stretch that was asked for, a day more on either side. */
  readonly busy: SlotRequest["busy"];
}

/** Which stretch of which book. */
export interface BookViewQuery {
  readonly deskId: string;
  readonly nowMs: number;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Visits that don't count: the one being moved, a hold about to become real. */
  readonly exceptVisits?: readonly string[];
}

/** Reads the book. In a transaction the view stays true until it commits. */
export async function viewBook(reader: Reader, query: BookViewQuery): Promise<BookView> {
  const business = await loadBusiness(reader, query.deskId);
  const busy = await occupied(reader, {
    ...query,
    fromMs: query.fromMs - DAY_MS,
    untilMs: query.untilMs + DAY_MS,
  });
  return { business, nowMs: query.nowMs, busy: indexBusy(busy) };
}

/** Asks a view for a visit of these services; undefined when one of them is not offered (any more). */
export function slotRequest(
  view: BookView,
  wish: { readonly serviceIds: readonly string[]; readonly stylistId?: string },
): Omit<SlotRequest, "fromMs" | "untilMs"> | undefined {
  const { business } = view;
  const services: PlannedService[] = [];
  for (const id of wish.serviceIds) {
    const service = business.services.find((one) => one.id === id);
    if (!service) return undefined;
    services.push(service);
  }
  return {
    roster: { ...business, people: business.stylists },
    policy: business.policies,
    services,
    ...(wish.stylistId === undefined ? {} : { wished: wish.serviceIds.map(() => wish.stylistId) }),
    busy: view.busy,
    nowMs: view.nowMs,
  };
}
