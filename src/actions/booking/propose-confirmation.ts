import type { Json } from "../../base/json.ts";
import { insertProposal } from "../../store/book/proposals.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { ownAppointments } from "./own-appointments.ts";
import { proposedAppointment } from "./proposed-appointment.ts";
import type { ProposedConfirmation } from "./proposed.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { releaseOpenProposals } from "./release-holds.ts";

export type ProposeConfirmationResult =
  | { readonly ok: true; readonly proposal: string; readonly confirmation: ProposedConfirmation }
  | Refusal;

/** Notes to which appointment the customer will come, to be read back. It confirms nothing. */
export async function proposeConfirmation(
  context: ActionContext,
  input: { readonly appointmentId: string },
): Promise<ProposeConfirmationResult> {
  const callId = callOf(context);
  return await context.database.write(async (writer) => {
    await releaseOpenProposals(writer, callId);
    const [appointment] = await ownAppointments(context, writer, { ids: [input.appointmentId] });
    if (!appointment) return refuse("none-found");
    const confirmation: ProposedConfirmation = proposedAppointment(appointment);
    const proposal = await insertProposal(writer, {
      desk_id: context.deskId,
      call_id: callId,
      kind: "confirm",
      visit_id: appointment.id,
      hold_visit_id: null,
      payload: JSON.stringify(confirmation satisfies Json),
      created_at_ms: context.clock.nowMs(),
    });
    return { ok: true, proposal, confirmation };
  });
}
