import { appointments, type Appointment } from "../../store/book/appointments.ts";
import { customersByPhones } from "../../store/customers/customers.ts";
import { proposalsOfCall } from "../../store/book/proposals.ts";
import type { Reader } from "../../store/database.ts";
import type { ActionContext } from "../action-context.ts";
import { ownNumbers } from "../callers/own-numbers.ts";
import { proposedBooking } from "./proposed.ts";

const DAY_MS = 24 * 60 * 60_000;

/**
 * The booked appointments that are not over and that whoever acts may touch; `phone` (E.164) and `ids` narrow them. An owner who
 * books by hand may touch those of the last day too: somebody didn't come, or a visit was noted wrong.
 */
export async function ownAppointments(
  context: ActionContext,
  reader: Reader,
  filter: { readonly phone?: string; readonly ids?: readonly string[] } = {},
): Promise<readonly Appointment[]> {
  const { actor, deskId, aboutVisit } = context;
  const phones = await ownNumbers(context, reader);
  const theirs = await appointments(reader, {
    ...filter,
    deskId,
    status: "booked",
    fromMs: context.clock.nowMs() - (context.byHand === true ? DAY_MS : 0),
    ...(actor.kind === "caller" && { ofCaller: { callId: actor.callId, phones: phones ?? [] } }),
  });
  if (actor.kind !== "caller" || theirs.length === 0) return theirs;
  const found =
    aboutVisit === undefined
      ? theirs
      : theirs.filter(({ id, callId }) => id === aboutVisit || callId === actor.callId);
  const people = await customersByPhones(reader, deskId, phones ?? []);
  const own = new Set(people.map(({ id }) => id));
  if (found.every(({ customer }) => own.has(customer.id))) return found;
  const said = await saidInCall(reader, actor.callId);
  return found.map((one) => {
    const isOwn = own.has(one.customer.id);
    return isOwn ? one : withCustomer(one, said.get(one.id) ?? NOBODY);
  });
}

function withCustomer(
  appointment: Appointment,
  { name, phone }: Omit<Appointment["customer"], "id">,
): Appointment {
  return { ...appointment, customer: { id: appointment.customer.id, name, phone } };
}

/** Who is not told to a caller who only made the appointment. */
const NOBODY = { name: "", phone: "" };

/**
 * Whom a call's bookings are for as its caller said it: an appointment under a number that is not shown to be theirs tells
 * them nothing more of whoever is on file there.
 */
async function saidInCall(reader: Reader, callId: string) {
  const proposals = await proposalsOfCall(reader, callId);
  return new Map(
    proposals.flatMap(({ kind, visit_id: visit, payload }) => {
      if (kind !== "book") return [];
      const { customerName: name, phone } = proposedBooking.parse(JSON.parse(payload));
      return [[visit, { name, phone }] as const];
    }),
  );
}
