import { freeSlots } from "../../domain/scheduling/free-slots.ts";
import { localDayAround } from "../../domain/scheduling/local-time.ts";
import { nearestSlots, personOf } from "../../domain/scheduling/nearest-slots.ts";
import type { Slot } from "../../domain/scheduling/types.ts";
import { segmentsOf } from "../../store/book/visits.ts";
import type { Reader } from "../../store/database.ts";
import { slotRequest, viewBook, type VisitWish } from "./book-view.ts";
import { offer, type OfferedSlot } from "./offered-slot.ts";

const DAY_MS = 86_400_000;

/** As many as a caller can keep in mind. */
const OFFERS = 3;

/** What somebody wanted and can't have. */
export interface NearSlotsQuery extends VisitWish {
  readonly deskId: string;
  readonly nowMs: number;
  readonly startMs: number;
  /** The visit that is being moved: its own time is free for it, but where it stands already is no offer. */
  readonly exceptVisits?: readonly string[];
}

/**
 * The nearest free visits to a wish, best first: on the same day if there are enough, otherwise in the days around it, in
 * wider and wider circles until there are.
 */
export async function nearSlots(
  reader: Reader,
  query: NearSlotsQuery,
): Promise<readonly OfferedSlot[]> {
  const desk = await reader
    .selectFrom("desks")
    .select(["zone", "horizon_days"])
    .where("id", "=", query.deskId)
    .executeTakeFirstOrThrow();
  const day = localDayAround(query.startMs, desk.zone);
  const endMs = query.nowMs + (desk.horizon_days + 2) * DAY_MS;
  for (let days = 0; ; days = days * 3 + 2) {
    const window = {
      fromMs: Math.max(day.startMs - days * DAY_MS, query.nowMs),
      untilMs: Math.min(day.endMs + days * DAY_MS, endMs),
    };
    const isAll = window.fromMs <= query.nowMs && window.untilMs >= endMs;
    const { slots, enough } = await searchWindow(reader, query, window);
    if (enough || isAll) return slots;
  }
}

async function searchWindow(
  reader: Reader,
  query: NearSlotsQuery,
  window: { readonly fromMs: number; readonly untilMs: number },
): Promise<{ readonly slots: readonly OfferedSlot[]; readonly enough: boolean }> {
  const view = await viewBook(reader, { ...query, ...window });
  const { serviceIds, stylistId, among } = query;
  const wishedPerson = view.business.stylists.find(({ id }) => id === stylistId);
  // Who wants somebody comes to where they are; nobody is sent across town instead.
  const locationId = query.locationId ?? wishedPerson?.locationId;
  const place = {
    ...(locationId !== undefined && { locationId }),
    ...(among && { among }),
  };
  const anyone = slotRequest(view, { serviceIds, ...place });
  const wished = slotRequest(view, query);
  if (!anyone || !wished) return { slots: [], enough: true };
  const stands = await Promise.all((query.exceptVisits ?? []).map((id) => segmentsOf(reader, id)));
  const isWhereItStands = (slot: Slot) =>
    stands.some(([first]) => first?.startMs === slot.startMs && first.personId === personOf(slot));
  const ofAnyone = freeSlots({ ...anyone, ...window });
  // A visit that others do alone at some time is offered with them only; the wish may be for one who shares it.
  const ofWished = serviceIds.length > 1 ? freeSlots({ ...wished, ...window }) : [];
  const picked = nearestSlots(
    together(ofAnyone, ofWished).filter((slot) => !isWhereItStands(slot)),
    { startMs: query.startMs, ...(stylistId === undefined ? {} : { personId: stylistId }) },
    OFFERS,
  );
  const can = serviceIds.some((id) => wishedPerson?.serviceIds.includes(id));
  const isWished = (slot: Slot) => slot.segments.some(({ personId }) => personId === stylistId);
  return {
    slots: picked.map((slot) => offer(view.business, serviceIds, slot)),
    enough: picked.length === OFFERS && (!can || picked.some(isWished)),
  };
}

/** Both, what is in both once. */
function together(slots: readonly Slot[], more: readonly Slot[]): readonly Slot[] {
  if (more.length === 0) return slots;
  const byKey = new Map([...slots, ...more].map((slot) => [keyOf(slot), slot]));
  return [...byKey.values()].toSorted((a, b) => a.startMs - b.startMs);
}

function keyOf({ startMs, segments }: Slot): string {
  return [startMs, ...segments.map(({ personId }) => personId)].join(" ");
}
