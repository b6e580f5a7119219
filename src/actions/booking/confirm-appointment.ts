import { newId } from "../../base/id.ts";
import type { Appointment } from "../../store/book/appointments.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import { confirmVisit } from "../../store/book/confirm-visit.ts";
import type { Writer } from "../../store/database.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { ownAppointments } from "./own-appointments.ts";
import { refuse, type Refusal } from "../refusal.ts";

export type ConfirmAppointmentResult =
  /** `again` when it had been confirmed before, and nothing was written. */
  { readonly ok: true; readonly appointment: Appointment; readonly again: boolean } | Refusal;

/** Notes that the customer said they will come. Saying so twice is saying so once; a move takes it back. */
export async function confirmAppointment(
  context: ActionContext,
  input: { readonly appointmentId: string },
): Promise<ConfirmAppointmentResult> {
  return await context.database.write(async (writer) => {
    const [appointment] = await ownAppointments(context, writer, { ids: [input.appointmentId] });
    if (!appointment) return refuse("none-found");
    const again = !(await noteConfirmed(writer, context, appointment.id));
    return { ok: true, appointment, again };
  });
}

/** The same in a transaction that is under way, of an appointment that is known to be the caller's; false when it had been before. */
export async function noteConfirmed(
  writer: Writer,
  context: ActionContext,
  appointmentId: string,
): Promise<boolean> {
  const { actor, clock, deskId } = context;
  const nowMs = clock.nowMs();
  if (!(await confirmVisit(writer, appointmentId, nowMs))) return false;
  await recordAudit(writer, {
    deskId,
    atMs: nowMs,
    actor: actor.kind,
    channel: actor.channel,
    callId: callOf(context),
    action: "confirmed",
    subject: "visits",
    subjectId: appointmentId,
    after: { confirmedAtMs: nowMs },
    changeId: context.changeId ?? newId("change"),
  });
  return true;
}
