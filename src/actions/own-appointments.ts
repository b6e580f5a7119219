import { appointments, type Appointment } from "../store/book/appointments.ts";
import type { Reader } from "../store/database.ts";
import type { ActionContext } from "./action-context.ts";

/** The booked appointments that are not over and that whoever acts may touch; `phone` (E.164) and `ids` narrow them. */
export async function ownAppointments(
  context: ActionContext,
  reader: Reader,
  filter: { readonly phone?: string; readonly ids?: readonly string[] } = {},
): Promise<readonly Appointment[]> {
  const { actor } = context;
  return await appointments(reader, {
    ...filter,
    deskId: context.deskId,
    status: "booked",
    fromMs: context.clock.nowMs(),
    ...(actor.kind !== "caller"
      ? {}
      : {
          ofCaller: {
            callId: actor.callId,
            ...(actor.number === undefined ? {} : { phone: actor.number }),
          },
        }),
  });
}
