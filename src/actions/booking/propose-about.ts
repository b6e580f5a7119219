import type { Json } from "../../base/json.ts";
import { insertProposal } from "../../store/book/proposals.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { ownAppointments } from "./own-appointments.ts";
import { asItStands } from "./as-it-stands.ts";
import type { StandingAppointment } from "./proposed.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { releaseOpenProposals } from "./release-holds.ts";

export type ProposeAboutResult =
  | { readonly ok: true; readonly proposal: string; readonly appointment: StandingAppointment }
  | Refusal;

/** Notes which appointment is to be cancelled or confirmed, to be read back. It does neither. */
export async function proposeAbout(
  context: ActionContext,
  kind: "cancel" | "confirm",
  input: { readonly appointmentId: string },
): Promise<ProposeAboutResult> {
  const callId = callOf(context);
  return await context.database.write(async (writer) => {
    await releaseOpenProposals(writer, callId);
    const [appointment] = await ownAppointments(context, writer, { ids: [input.appointmentId] });
    if (!appointment) return refuse("none-found");
    const standing = asItStands(appointment);
    const proposal = await insertProposal(writer, {
      desk_id: context.deskId,
      call_id: callId,
      kind,
      visit_id: appointment.id,
      hold_visit_id: null,
      payload: JSON.stringify(standing satisfies Json),
      created_at_ms: context.clock.nowMs(),
    });
    return { ok: true, proposal, appointment: standing };
  });
}
