import { anyoneSlots } from "../../domain/scheduling/choose-person.ts";
import { freeSlots } from "../../domain/scheduling/free-slots.ts";
import { localDayAround } from "../../domain/scheduling/local-time.ts";
import type { ActionContext } from "../action-context.ts";
import { slotRequest, viewBook, type VisitWish } from "./book-view.ts";
import { offer, type OfferedSlot } from "./offered-slot.ts";

/** What somebody is looking for. */
export interface FindSlotsInput extends VisitWish {
  /** Visits that start in `[fromMs, untilMs)`. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Every free slot, by start. */
export type FindSlotsResult =
  | { readonly ok: true; readonly slots: readonly OfferedSlot[] }
  | { readonly ok: false; readonly reason: "unknown-service" };

/**
 * Looks for free visits; where anybody will do, each time is offered with whoever is booked least that day. It changes
 * nothing.
 */
export async function findSlots(
  context: ActionContext,
  input: FindSlotsInput,
): Promise<FindSlotsResult> {
  const view = await viewBook(context.database.read, {
    deskId: context.deskId,
    nowMs: context.clock.nowMs(),
    fromMs: input.fromMs,
    untilMs: input.untilMs,
  });
  const request = slotRequest(view, input);
  if (!request) return { ok: false, reason: "unknown-service" };
  const { fromMs, untilMs } = input;
  const free = freeSlots({ ...request, fromMs, untilMs });
  const isWished = request.wished?.[0] !== undefined;
  const choices = anyoneSlots(free, view.busy, (atMs) => localDayAround(atMs, view.business.zone));
  return {
    ok: true,
    slots: choices.map(({ slot, because }) =>
      offer(view.business, input.serviceIds, slot, isWished ? "asked-for" : because),
    ),
  };
}
