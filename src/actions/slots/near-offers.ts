import type { ActionContext } from "../action-context.ts";
import type { VisitWish } from "./book-view.ts";
import { nearSlots } from "./near-slots.ts";
import type { OfferedSlot } from "./offered-slot.ts";

/** The nearest free visits to a wish that can't be had, best first. It changes nothing. */
export async function nearOffers(
  context: ActionContext,
  wish: VisitWish & {
    readonly startMs: number;
    /** The appointment that is to be moved. */
    readonly movingId?: string;
  },
): Promise<readonly OfferedSlot[]> {
  return await nearSlots(context.database.read, {
    ...wish,
    deskId: context.deskId,
    nowMs: context.clock.nowMs(),
    ...(wish.movingId === undefined ? {} : { exceptVisits: [wish.movingId] }),
  });
}
