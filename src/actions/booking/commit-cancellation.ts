import { cancelVisit } from "../../store/book/visits.ts";
import type { ActionContext } from "../action-context.ts";
import { bookChanged } from "./book-changed.ts";
import { ownAppointments } from "./own-appointments.ts";
import { standingAppointment, type StandingAppointment } from "./proposed.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { takeProposal } from "./take-proposal.ts";

export type CommitCancellationResult =
  | {
      readonly ok: true;
      readonly appointmentId: string;
      readonly cancellation: StandingAppointment;
    }
  | Refusal;

/** Cancels what was proposed, unless it was moved meanwhile; its time is free from then on. */
export async function commitCancellation(
  context: ActionContext,
  input: { readonly proposal: string },
): Promise<CommitCancellationResult> {
  const nowMs = context.clock.nowMs();
  const taken = await takeProposal(context, input.proposal, {
    kind: "cancel",
    payload: standingAppointment,
    async write(writer, proposal, { appointmentId, startMs }) {
      const [now] = await ownAppointments(context, writer, { ids: [appointmentId] });
      if (!now || now.startMs !== startMs) return refuse("changed");
      await cancelVisit(writer, appointmentId, nowMs);
      await bookChanged(writer, context, {
        action: "cancelled",
        appointmentId,
        before: now,
        key: `cancelled:${proposal.id}`,
      });
      return { ok: true };
    },
  });
  if (!taken.ok) return refuse(taken.reason);
  return { ok: true, appointmentId: taken.visitId, cancellation: taken.payload };
}
