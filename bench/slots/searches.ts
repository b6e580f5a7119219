import type { ActionContext } from "../../src/actions/action-context.ts";
import { slotRequest, type BookView, type VisitWish } from "../../src/actions/slots/book-view.ts";
import { checkSlot } from "../../src/actions/slots/check-slot.ts";
import { findSlots } from "../../src/actions/slots/find-slots.ts";
import { nearOffers } from "../../src/actions/slots/near-offers.ts";
import { freeSlots } from "../../src/domain/scheduling/free-slots.ts";
import { localDayAround } from "../../src/domain/scheduling/local-time.ts";
import type { Span } from "../../src/domain/scheduling/types.ts";
import { pick, type Chance } from "./chance.ts";
import { bigSalon, HORIZON_DAYS } from "./salon.ts";

const DAY_MS = 86_400_000;
const QUARTER_MS = 15 * 60_000;

/** One question as a call asks it. */
export interface Search {
  /** The stretch of the book that it looks at. */
  readonly window: Span;
  /** The whole way: database, search and offers with their names and prices. */
  run(context: ActionContext): Promise<unknown>;
  /** The search alone, on a book that is read already. */
  searchOnly?(view: BookView): number;
}

/** Kinds of questions by their names; each makes one at random. */
export const SEARCHES: Readonly<Record<string, (chance: Chance, nowMs: number) => Search>> = {
  "a day, anyone": (chance, nowMs) => within(wishFor(chance, 1), dayOf(chance, nowMs)),
  "a day, one person": (chance, nowMs) =>
    within({ ...wishFor(chance, 1), ...someone(chance) }, dayOf(chance, nowMs)),
  "a day, two services": (chance, nowMs) => within(wishFor(chance, 2), dayOf(chance, nowMs)),
  "a week, one person": (chance, nowMs) => {
    const { startMs } = dayOf(chance, nowMs);
    const week = { startMs, endMs: startMs + 7 * DAY_MS };
    return within({ ...wishFor(chance, 1), ...someone(chance) }, week);
  },
  "one time, and if it's taken what is near": (chance, nowMs) => {
    const wish = wishFor(chance, 1);
    const window = dayOf(chance, nowMs);
    const startMs = timeOn(chance, window);
    return { window, run: (context) => checkSlot(context, { ...wish, startMs }) };
  },
  "what is near one person's time": (chance, nowMs) => {
    const { serviceIds } = wishFor(chance, 1);
    const window = dayOf(chance, nowMs);
    const startMs = timeOn(chance, window);
    const { stylistId } = someone(chance);
    return { window, run: (context) => nearOffers(context, { serviceIds, stylistId, startMs }) };
  },
};

function within(wish: VisitWish, window: Span): Search {
  const stretch = { fromMs: window.startMs, untilMs: window.endMs };
  return {
    window,
    run: (context) => findSlots(context, { ...wish, ...stretch }),
    searchOnly(view) {
      const request = slotRequest(view, wish);
      return request ? freeSlots({ ...request, ...stretch }).length : 0;
    },
  };
}

function wishFor(chance: Chance, services: number): { readonly serviceIds: readonly string[] } {
  const ids = new Set<string>();
  while (ids.size < services) ids.add(`${bigSalon.id}/${pick(chance, bigSalon.services).id}`);
  return { serviceIds: [...ids] };
}

function someone(chance: Chance): { readonly stylistId: string } {
  return { stylistId: `${bigSalon.id}/${pick(chance, bigSalon.stylists).id}` };
}

function dayOf(chance: Chance, nowMs: number): Span {
  const days = 1 + Math.floor(chance() * (HORIZON_DAYS - 1));
  return localDayAround(nowMs + days * DAY_MS, bigSalon.zone);
}

function timeOn(chance: Chance, { startMs }: Span): number {
  return startMs + (36 + Math.floor(chance() * 40)) * QUARTER_MS;
}
