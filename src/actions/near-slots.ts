import { freeSlots } from "../domain/scheduling/free-slots.ts";
import { localDayAround } from "../domain/scheduling/local-time.ts";
import { nearestSlots, personOf } from "../domain/scheduling/nearest-slots.ts";
import type { Slot } from "../domain/scheduling/types.ts";
import { segmentsOf } from "../store/book/visits.ts";
import type { Reader } from "../store/database.ts";
import { slotRequest, viewBook } from "./book-view.ts";
import { offer, type OfferedSlot } from "./offered-slot.ts";

const DAY_MS = 86_400_000;

/** As many as a caller can keep in mind. */
const OFFERS = 3;

/** What somebody wanted and can't have. */
export interface NearSlotsQuery {
  readonly deskId: string;
  readonly nowMs: number;
  readonly serviceIds: readonly string[];
  readonly stylistId?: string;
  readonly startMs: number;
  /** The visit that is being moved: its own time is free for it, but where it stands already is no offer. */
  readonly exceptVisits?: readonly string[];
}

/**
 * The nearest free visits to a wish, best first: on the same day if there are enough, otherwise in the days around it,
 * otherwise the first there are.
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
  const windows = [
    { fromMs: day.startMs, untilMs: day.endMs },
    { fromMs: day.startMs - DAY_MS, untilMs: day.endMs + 7 * DAY_MS },
    { fromMs: query.nowMs, untilMs: query.nowMs + (desk.horizon_days + 2) * DAY_MS },
  ];
  let near: readonly OfferedSlot[] = [];
  for (const window of windows) {
    const { slots, enough } = await searchWindow(reader, query, window);
    near = slots;
    if (enough) break;
  }
  return near;
}

async function searchWindow(
  reader: Reader,
  query: NearSlotsQuery,
  window: { readonly fromMs: number; readonly untilMs: number },
): Promise<{ readonly slots: readonly OfferedSlot[]; readonly enough: boolean }> {
  const view = await viewBook(reader, { ...query, ...window });
  const request = slotRequest(view, { serviceIds: query.serviceIds });
  if (!request) return { slots: [], enough: true };
  const { stylistId } = query;
  const stands = await Promise.all((query.exceptVisits ?? []).map((id) => segmentsOf(reader, id)));
  const isWhereItStands = (slot: Slot) =>
    stands.some(([first]) => first?.startMs === slot.startMs && first.personId === personOf(slot));
  const picked = nearestSlots(
    freeSlots({ ...request, ...window }).filter((slot) => !isWhereItStands(slot)),
    { startMs: query.startMs, ...(stylistId === undefined ? {} : { personId: stylistId }) },
    OFFERS,
  );
  const can = view.business.stylists.some(
    (one) => one.id === stylistId && query.serviceIds.every((id) => one.serviceIds.includes(id)),
  );
  const isWished = (slot: Slot) => personOf(slot) === stylistId;
  return {
    slots: picked.map((slot) => offer(view.business, query.serviceIds, slot)),
    enough: picked.length === OFFERS && (!can || picked.some(isWished)),
  };
}
