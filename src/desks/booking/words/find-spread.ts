import type { ActionContext } from "../../../actions/action-context.ts";
import { findSlots, type FindSlotsInput } from "../../../actions/slots/find-slots.ts";
import type { OfferedSlot } from "../../../actions/slots/offered-slot.ts";
import { localDayAround, toInstantMs, toLocal } from "../../../domain/scheduling/local-time.ts";
import { dateOf } from "./say-moment.ts";
import type { OpenWhen } from "./read-when.ts";

/** As many as a caller can keep in mind. */
const OFFERS = 3;

/** What is wished for, by ids. */
type VisitKeys = Omit<FindSlotsInput, "fromMs" | "untilMs">;

/** Every free slot on these days at these times of day, by start. */
export async function slotsWithin(
  context: ActionContext,
  wish: VisitKeys & {
    readonly zone: string;
    readonly when: OpenWhen;
  },
): Promise<readonly OfferedSlot[]> {
  const { zone, when } = wish;
  const dayOf = (date: string) => localDayAround(toInstantMs(`${date}T12:00`, zone), zone);
  const found = await findSlots(context, {
    ...wish,
    fromMs: dayOf(when.fromDate).startMs,
    untilMs: dayOf(when.toDate).endMs,
  });
  if (!found.ok) return [];
  return found.slots.filter((slot) => {
    const time = toLocal(slot.startMs, zone).slice(11);
    return time >= when.fromTime && time < when.toTime;
  });
}

/**
 * A few of many slots: spread over the day they are on, or over the first two days when there are several; round times
 * before odd ones.
 */
export function spread(slots: readonly OfferedSlot[], zone: string): readonly OfferedSlot[] {
  const days = [...Map.groupBy(slots, (slot) => dateOf(slot.startMs, zone)).values()];
  const near = days.slice(0, 2).flat();
  const wanted = Math.min(OFFERS, near.length);
  return Array.from({ length: wanted }, (_, index) => {
    const share = near.slice(
      Math.floor((index * near.length) / wanted),
      Math.floor(((index + 1) * near.length) / wanted),
    );
    return share.toSorted((a, b) => oddness(a, zone) - oddness(b, zone))[0];
  }).filter((slot) => slot !== undefined);
}

/** The full hour is easiest to say and to remember, then the half. */
function oddness(slot: OfferedSlot, zone: string): number {
  const minute = Number(toLocal(slot.startMs, zone).slice(14));
  if (minute === 0) return 0;
  return minute === 30 ? 1 : 2;
}
