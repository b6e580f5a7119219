import { anyoneSlots } from "../domain/scheduling/choose-person.ts";
import { freeSlots } from "../domain/scheduling/free-slots.ts";
import { localDayAround } from "../domain/scheduling/local-time.ts";
import type { ActionContext } from "./action-context.ts";
import { slotRequest, viewBook } from "./book-view.ts";
import { offer, type OfferedSlot } from "./offered-slot.ts";

/** What somebody is looking for. */
export interface FindSlotsInput {
  readonly serviceIds: readonly string[];
  /** Without one, each time is offered with whoever is booked least that day. */
  readonly stylistId?: string;
  /** Visits that start in `[fromMs, untilMs)`. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Every free slot, by start. */
export type FindSlotsResult =
  | { readonly ok: true; readonly slots: readonly OfferedSlot[] }
  | { readonly ok: false; readonly reason: "unknown-service" };

/** Looks for free visits. It changes nothing. */
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
  const slots =
    input.stylistId === undefined
      ? anyoneSlots(free, view.busy, (atMs) => localDayAround(atMs, view.business.zone)).map(
          ({ slot }) => slot,
        )
      : free;
  return { ok: true, slots: slots.map((slot) => offer(view.business, input.serviceIds, slot)) };
}
