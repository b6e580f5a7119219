import { newId } from "../base/id.ts";
import { appointments, type Appointment } from "../store/book/appointments.ts";
import { recordAudit } from "../store/book/audit.ts";
import { enqueue } from "../store/book/outbox.ts";
import type { Writer } from "../store/database.ts";
import { callOf, type ActionContext } from "./action-context.ts";
import { followWaitingList } from "./follow-waiting-list.ts";

/** What happened to one appointment. */
export interface BookChange {
  readonly action: "booked" | "moved" | "cancelled";
  readonly appointmentId: string;
  /** As it stood before; absent when it is new. */
  readonly before?: Appointment;
  /** One deed, one key: it is told to the customer once. */
  readonly key: string;
  /** The customer knows already, as with an old book that is taken over: nothing is sent to confirm it. */
  readonly knownToCustomer?: boolean;
}

/**
 * Sees to everything that follows a change of the book, in the transaction that makes it, after it is written: who did it is
 * kept, who waits for freed time is offered it, and the customer is told.
 */
export async function bookChanged(
  writer: Writer,
  context: ActionContext,
  change: BookChange,
): Promise<void> {
  const { actor, clock, deskId } = context;
  const nowMs = clock.nowMs();
  const { action, appointmentId, before } = change;
  const [after] = await appointments(writer, { deskId, ids: [appointmentId] });
  await recordAudit(writer, {
    deskId,
    atMs: nowMs,
    actor: actor.kind,
    channel: actor.channel,
    callId: callOf(context),
    action,
    subject: "visits",
    subjectId: appointmentId,
    ...(before && { before: brief(before) }),
    ...(after && { after: brief(after) }),
    changeId: context.changeId ?? newId("change"),
  });
  await followWaitingList(writer, context, {
    action,
    ...(before && { before }),
    ...(after && { after }),
  });
  if (change.knownToCustomer === true) return;
  await enqueue(writer, {
    deskId,
    key: change.key,
    kind: CONFIRMATIONS[action],
    payload: { appointmentId, ...(before && { fromStartMs: before.startMs }) },
    dueAtMs: nowMs,
    nowMs,
  });
}

const CONFIRMATIONS = {
  booked: "booking-confirmation",
  moved: "move-confirmation",
  cancelled: "cancellation-confirmation",
} as const;

/** What the audit keeps of an appointment: who, when and with whom by id, so that an erased customer leaves no name there. */
function brief(appointment: Appointment) {
  const { status, startMs, endMs, customer, services, stylist } = appointment;
  return {
    status,
    startMs,
    endMs,
    customerId: customer.id,
    serviceIds: services.map(({ id }) => id),
    stylistId: stylist.id,
  };
}
