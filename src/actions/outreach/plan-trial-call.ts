import { appointments } from "../../store/book/appointments.ts";
import { insertTrialCall } from "../../store/outbox/trial-call.ts";
import type { ActionContext } from "../action-context.ts";

/** A call that can be tried out: who is rung, what for, and under which id. */
export type PlanTrialCallResult =
  | {
      readonly ok: true;
      readonly callId: string;
      readonly purpose: "reminder" | "follow-up";
      /** E.164. */
      readonly customerPhone: string;
    }
  | { readonly ok: false; readonly reason: "none-found" | "under-way" };

/** Readies the call that a customer would get about an appointment: the reminder before it, the question afterwards. Nobody is rung. */
export async function planTrialCall(
  context: ActionContext,
  input: { readonly appointmentId: string },
): Promise<PlanTrialCallResult> {
  const { database, clock, deskId } = context;
  const nowMs = clock.nowMs();
  return await database.write(async (writer) => {
    const ids = [input.appointmentId];
    const [found] = await appointments(writer, { deskId, ids, status: "booked" });
    if (!found) return { ok: false, reason: "none-found" };
    if (found.startMs <= nowMs && nowMs < found.endMs) return { ok: false, reason: "under-way" };
    const purpose = nowMs < found.startMs ? "reminder" : "follow-up";
    const kind = purpose === "reminder" ? "reminder-call" : "follow-up-call";
    const callId = await insertTrialCall(writer, { deskId, kind, visitId: found.id, nowMs });
    return { ok: true, callId, purpose, customerPhone: found.customer.phone };
  });
}
