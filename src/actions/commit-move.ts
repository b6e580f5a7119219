import { moveVisit, releaseHolds } from "../store/book/visits.ts";
import type { ActionContext } from "./action-context.ts";
import { bookChanged } from "./book-changed.ts";
import { viewBook } from "./book-view.ts";
import { slotIn } from "./check-slot.ts";
import { nearSlots } from "./near-slots.ts";
import { ownAppointments } from "./own-appointments.ts";
import { proposedMove, type ProposedMove } from "./proposed.ts";
import { refuse, type Refusal } from "./refusal.ts";
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
      await moveVisit(writer, move.appointmentId, found.slot, nowMs);
      await bookChanged(writer, context, {
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
