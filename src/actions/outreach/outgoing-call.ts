import { appointments, type Appointment } from "../../store/book/appointments.ts";
import { noticeOfCall } from "../../store/outbox/outbox-calls.ts";
import type { ActionContext } from "../action-context.ts";

/** What we ring somebody up for. */
export interface OutgoingCall {
  readonly deskId: string;
  readonly purpose: "reminder" | "follow-up";
  /** As it stands now, which may be another time than when the call was planned. */
  readonly appointment: Appointment;
}

/** The call, or why there is nothing to say in it (any more). */
export type OutgoingCallResult =
  | { readonly ok: true; readonly call: OutgoingCall }
  | { readonly ok: false; readonly reason: "unknown-call" }
  | { readonly ok: false; readonly reason: "not-needed"; readonly deskId: string };

/**
 * What a call of ours is about, looked up when somebody has answered it: it rang for a while, and the appointment may have been
 * cancelled meanwhile.
 */
export async function outgoingCall(
  { database, clock }: Pick<ActionContext, "database" | "clock">,
  callId: string,
): Promise<OutgoingCallResult> {
  const notice = await noticeOfCall(database.read, callId);
  if (notice?.visitId === undefined) return { ok: false, reason: "unknown-call" };
  const { deskId, visitId } = notice;
  const ids = [visitId];
  const [appointment] = await appointments(database.read, { deskId, ids, status: "booked" });
  const purpose = notice.kind === "follow-up-call" ? "follow-up" : "reminder";
  const nowMs = clock.nowMs();
  const isTimely =
    appointment !== undefined &&
    (purpose === "reminder" ? appointment.startMs > nowMs : appointment.endMs <= nowMs);
  return isTimely
    ? { ok: true, call: { deskId, purpose, appointment } }
    : { ok: false, reason: "not-needed", deskId };
}
