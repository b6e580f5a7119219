import type { Json } from "../../base/json.ts";
import { insertProposal } from "../../store/book/proposals.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { ownAppointments } from "./own-appointments.ts";
import { proposedAppointment } from "./proposed-appointment.ts";
import type { ProposedCancellation } from "./proposed.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { releaseOpenProposals } from "./release-holds.ts";

export type ProposeCancellationResult =
  | { readonly ok: true; readonly proposal: string; readonly cancellation: ProposedCancellation }
  | Refusal;

/** Notes which appointment is to be cancelled, to be read back. It cancels nothing. */
export async function proposeCancellation(
  context: ActionContext,
  input: { readonly appointmentId: string },
): Promise<ProposeCancellationResult> {
  const callId = callOf(context);
  return await context.database.write(async (writer) => {
    await releaseOpenProposals(writer, callId);
    const [appointment] = await ownAppointments(context, writer, { ids: [input.appointmentId] });
    if (!appointment) return refuse("none-found");
    const cancellation: ProposedCancellation = proposedAppointment(appointment);
    const proposal = await insertProposal(writer, {
      desk_id: context.deskId,
      call_id: callId,
      kind: "cancel",
      visit_id: appointment.id,
      hold_visit_id: null,
      payload: JSON.stringify(cancellation satisfies Json),
      created_at_ms: context.clock.nowMs(),
    });
    return { ok: true, proposal, cancellation };
  });
}
