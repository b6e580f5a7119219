import type { Appointment } from "../../store/book/appointments.ts";
import type { ActionContext } from "../action-context.ts";
import { ownAppointments } from "./own-appointments.ts";

/** "There is none" and "it isn't yours" are one answer, so that nobody learns who comes here. */
export type LookupResult =
  | { readonly ok: true; readonly appointments: readonly Appointment[] }
  | { readonly ok: false; readonly reason: "none-found" };

/** The coming appointments of whoever acts, by start; `phone` (E.164) narrows them to one number. */
export async function lookupAppointments(
  context: ActionContext,
  input: { readonly phone?: string } = {},
): Promise<LookupResult> {
  const found = await ownAppointments(context, context.database.read, input);
  return found.length > 0 ? { ok: true, appointments: found } : { ok: false, reason: "none-found" };
}
