import { newId } from "../../base/id.ts";
import type { Slot } from "../../domain/scheduling/types.ts";
import type { Appointment } from "../../store/book/appointments.ts";
import { isExpected } from "../../store/book/is-expected.ts";
import { moveVisit, releaseHolds } from "../../store/book/visits.ts";
import type { Writer } from "../../store/database.ts";
import type { ActionContext } from "../action-context.ts";
import { bookChanged } from "./book-changed.ts";
import { viewBook } from "../slots/book-view.ts";
import { slotIn } from "../slots/check-slot.ts";
import { customerOf } from "../callers/customer-of.ts";
import { isOwnCustomer } from "../slots/is-busy-then.ts";
import { nearSlots } from "../slots/near-slots.ts";
import { ownAppointments } from "./own-appointments.ts";
import { proposedMove, type ProposedMove } from "./proposed.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { takeProposal } from "./take-proposal.ts";

export type CommitMoveResult =
  | { readonly ok: true; readonly appointmentId: string; readonly move: ProposedMove }
  | Refusal;

/** Moves an appointment to where it was proposed, in one transaction: it stands at the old time or at the new, never at none. */
export async function commitMove(
  context: ActionContext,
  input: { readonly proposal: string },
): Promise<CommitMoveResult> {
  const { deskId } = context;
  const nowMs = context.clock.nowMs();
  const taken = await takeProposal(context, input.proposal, {
    kind: "move",
    payload: proposedMove,
    async write(writer, proposal, move) {
      if (move.startMs <= nowMs && context.byHand !== true) return refuse("past");
      const [now] = await ownAppointments(context, writer, { ids: [move.appointmentId] });
      if (!now || now.startMs !== move.fromStartMs) return refuse("changed");
      const holds = proposal.hold_visit_id === null ? [] : [proposal.hold_visit_id];
      const view = await viewBook(writer, {
        deskId,
        nowMs: proposal.created_at_ms,
        byHand: context.byHand,
        fromMs: move.startMs,
        untilMs: move.startMs,
        exceptVisits: [move.appointmentId, ...holds],
      });
      const found = slotIn(view, move);
      if (!found.ok) return refuse(found.reason);
      await releaseHolds(writer, holds);
      const deed = { ...context, changeId: context.changeId ?? newId("change") };
      const customerId = await otherEntry(writer, deed, now, found.slot);
      await moveVisit(writer, move.appointmentId, found.slot, nowMs, customerId);
      await bookChanged(writer, deed, {
        action: "moved",
        appointmentId: move.appointmentId,
        before: now,
        key: `moved:${proposal.id}`,
        ...(move.startMs <= nowMs && { knownToCustomer: true }),
        because: move.because ?? "asked-for",
      });
      return { ok: true };
    },
  });
  if (taken.ok) return { ok: true, appointmentId: taken.visitId, move: taken.payload };
  if (!taken.payload || taken.reason === "changed") return refuse(taken.reason);
  const { serviceIds, stylistId, stylistIds, startMs, appointmentId } = taken.payload;
  const alternatives = await nearSlots(context.database.read, {
    deskId,
    nowMs,
    serviceIds,
    stylistId,
    ...(stylistIds && { stylistIds }),
    startMs,
    exceptVisits: [appointmentId],
  });
  return { ok: false, reason: taken.reason, alternatives };
}

/**
 * The entry that an appointment goes to when the customer is expected elsewhere then, of whom the caller only said the name and the
 * number: it may not tell them. Undefined when it stays where it is.
 */
async function otherEntry(
  writer: Writer,
  deed: ActionContext,
  { id, customer: { id: customerId, name, phone } }: Appointment,
  { startMs, endMs }: Slot,
): Promise<string | undefined> {
  const during = { startMs, endMs };
  if (!(await isExpected(writer, customerId, during, { exceptVisit: id }))) return undefined;
  if (await isOwnCustomer(writer, deed, customerId)) return undefined;
  return await customerOf(writer, deed, { name, phone, during });
}
