import { newId } from "../../base/id.ts";
import type { ChoiceReason } from "../../domain/scheduling/fairness.ts";
import { appointments, type Appointment } from "../../store/book/appointments.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import { callForSync } from "../../store/calendars/links.ts";
import type { Writer } from "../../store/database.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { followWaitingList } from "../waiting/follow-waiting-list.ts";
import { planOutreach } from "../outreach/plan-outreach.ts";

/** What happened to one appointment. */
export interface BookChange {
  readonly action: "booked" | "moved" | "cancelled";
  readonly appointmentId: string;
  /** As it stood before; absent when it is new. */
  readonly before?: Appointment;
  /** One deed, one key: it is told to the customer once. */
  readonly key: string;
  /** Why it is with whom it is now; kept in the audit so that the owner can see. */
  readonly because?: ChoiceReason;
  /** The customer knows already, as with an old book that is taken over: nothing is sent to confirm it. */
  readonly knownToCustomer?: boolean;
}

/**
 * Sees to everything that follows a change of the book, in the transaction that makes it, after it is written: who did it is
 * kept, who waits for freed time is offered it, the customer is told, and people's own calendars follow.
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
    ...(after && {
      after: { ...brief(after), ...(change.because && { because: change.because }) },
    }),
    changeId: context.changeId ?? newId("change"),
  });
  await followWaitingList(writer, context, {
    action,
    ...(before && { before }),
    ...(after && { after }),
  });
  await planOutreach(writer, context, change);
  await callForSync(writer, deskId, nowMs);
}

/** What the audit keeps of an appointment: who, when and with whom by id, so that an erased customer leaves no name there. */
function brief(appointment: Appointment) {
  const { status, startMs, endMs, customer, services, stylist, location } = appointment;
  return {
    status,
    startMs,
    endMs,
    customerId: customer.id,
    serviceIds: services.map(({ id }) => id),
    stylistId: stylist.id,
    stylistIds: services.map((service) => service.stylist.id),
    ...(location && { locationId: location.id }),
  };
}
