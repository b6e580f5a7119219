import type { ActionContext } from "../action-context.ts";
import { noteConfirmed } from "./confirm-appointment.ts";
import { ownAppointments } from "./own-appointments.ts";
import { standingAppointment, type StandingAppointment } from "./proposed.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { takeProposal } from "./take-proposal.ts";

export type CommitConfirmationResult =
  | {
      readonly ok: true;
      readonly appointmentId: string;
      readonly confirmation: StandingAppointment;
    }
  | Refusal;

/** Notes that the customer will come, unless the appointment was moved or cancelled meanwhile. */
export async function commitConfirmation(
  context: ActionContext,
  input: { readonly proposal: string },
): Promise<CommitConfirmationResult> {
  const taken = await takeProposal(context, input.proposal, {
    kind: "confirm",
    payload: standingAppointment,
    async write(writer, _, { appointmentId, startMs }) {
      const [now] = await ownAppointments(context, writer, { ids: [appointmentId] });
      if (!now || now.startMs !== startMs) return refuse("changed");
      await noteConfirmed(writer, context, appointmentId);
      return { ok: true };
    },
  });
  if (!taken.ok) return refuse(taken.reason);
  return { ok: true, appointmentId: taken.visitId, confirmation: taken.payload };
}
