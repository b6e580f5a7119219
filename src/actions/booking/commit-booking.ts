import { newId } from "../../base/id.ts";
import { bookVisit } from "../../store/book/visits.ts";
import type { ActionContext } from "../action-context.ts";
import { bookChanged } from "./book-changed.ts";
import { viewBook } from "../slots/book-view.ts";
import { slotIn } from "../slots/check-slot.ts";
import { customerOf } from "../callers/customer-of.ts";
import { nearSlots } from "../slots/near-slots.ts";
import { proposedBooking, type ProposedBooking } from "./proposed.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { takeProposal } from "./take-proposal.ts";

export type CommitBookingResult =
  | { readonly ok: true; readonly appointmentId: string; readonly booking: ProposedBooking }
  | Refusal;

/**
 * Books what was proposed: the only way an appointment comes to be. The same proposal books once and answers the same
 * each time. A hold that lapsed is still booked when nobody took the slot meanwhile.
 */
export async function commitBooking(
  context: ActionContext,
  input: { readonly proposal: string },
): Promise<CommitBookingResult> {
  const { deskId } = context;
  const nowMs = context.clock.nowMs();
  const taken = await takeProposal(context, input.proposal, {
    kind: "book",
    payload: proposedBooking,
    async write(writer, proposal, booking) {
      const isUnderWay = booking.startMs <= nowMs;
      if (isUnderWay && context.byHand !== true) return refuse("past");
      const view = await viewBook(writer, {
        deskId,
        // The notice was enough when the caller was offered it; what they take to say yes doesn't count.
        nowMs: proposal.created_at_ms,
        byHand: context.byHand,
        fromMs: booking.startMs,
        untilMs: booking.startMs,
        exceptVisits: [proposal.visit_id],
      });
      const found = slotIn(view, booking);
      if (!found.ok) return refuse(found.reason);
      const { customerName: name, phone } = booking;
      // A new customer and their booking are one deed.
      const deed = { ...context, changeId: context.changeId ?? newId("change") };
      const during = { startMs: booking.startMs, endMs: found.slot.endMs };
      const customerId = await customerOf(writer, deed, { name, phone, during });
      await bookVisit(writer, proposal.visit_id, { customerId, note: booking.note });
      await bookChanged(writer, deed, {
        action: "booked",
        appointmentId: proposal.visit_id,
        key: `booked:${proposal.visit_id}`,
        because: booking.because ?? "asked-for",
        ...(isUnderWay && { knownToCustomer: true }),
      });
      return { ok: true };
    },
  });
  if (taken.ok) return { ok: true, appointmentId: taken.visitId, booking: taken.payload };
  if (!taken.payload) return taken;
  const { serviceIds, stylistId, stylistIds, startMs } = taken.payload;
  const alternatives = await nearSlots(context.database.read, {
    deskId,
    nowMs,
    serviceIds,
    stylistId,
    ...(stylistIds && { stylistIds }),
    startMs,
  });
  return { ok: false, reason: taken.reason, alternatives };
}
