import { checkStart } from "../../domain/scheduling/check-start.ts";
import { choosePerson, type FairChoice } from "../../domain/scheduling/choose-person.ts";
import { localDayAround } from "../../domain/scheduling/local-time.ts";
import type { Unavailable } from "../../domain/scheduling/types.ts";
import type { ActionContext } from "../action-context.ts";
import { slotRequest, viewBook, type BookView, type VisitWish } from "./book-view.ts";
import { nearSlots } from "./near-slots.ts";
import { offer, type OfferedSlot } from "./offered-slot.ts";

/** One wish: these services at that instant. */
export interface CheckSlotInput extends VisitWish {
  readonly startMs: number;
  /** The appointment that is to be moved there. */
  readonly movingId?: string;
}

/** The slot, or why it can't be had and what is near. */
export type CheckSlotResult =
  | { readonly ok: true; readonly slot: OfferedSlot }
  | {
      readonly ok: false;
      readonly reason: Unavailable | "unknown-service";
      readonly alternatives: readonly OfferedSlot[];
    };

/** Looks whether a visit could start at one instant. It changes nothing. */
export async function checkSlot(
  context: ActionContext,
  input: CheckSlotInput,
): Promise<CheckSlotResult> {
  const query = {
    deskId: context.deskId,
    nowMs: context.clock.nowMs(),
    ...(input.movingId === undefined ? {} : { exceptVisits: [input.movingId] }),
  };
  const view = await viewBook(context.database.read, {
    ...query,
    byHand: context.byHand,
    fromMs: input.startMs,
    untilMs: input.startMs,
  });
  const found = slotIn(view, input);
  if (found.ok) {
    const slot = offer(view.business, input.serviceIds, found.slot, found.because);
    return { ok: true, slot };
  }
  const alternatives = await nearSlots(context.database.read, { ...query, ...input });
  return { ...found, alternatives };
}

/** The same look at a view of the book that was read before; where anybody will do, whoever is booked least that day. */
export function slotIn(
  view: BookView,
  input: CheckSlotInput,
):
  | ({ readonly ok: true } & FairChoice)
  | { readonly ok: false; readonly reason: Unavailable | "unknown-service" } {
  const request = slotRequest(view, input);
  if (!request) return { ok: false, reason: "unknown-service" };
  const check = checkStart(request, input.startMs);
  if (!check.ok) return check;
  const day = localDayAround(input.startMs, view.business.zone);
  const { slot, because } = choosePerson(check.slots, view.busy, day);
  const isWished = request.wished?.[0] !== undefined;
  return { ok: true, slot, because: isWished ? "asked-for" : because };
}
