import {
  localDayAround,
  toInstantMs,
  toIsoWithOffset,
} from "../../domain/scheduling/local-time.ts";
import { appointments, type Appointment } from "../../store/book/appointments.ts";
import type { ActionContext } from "../action-context.ts";

/** An appointment as data for screens and other programs. `start` and `end` are ISO 8601 with the desk's offset. */
export interface AppointmentView {
  readonly id: string;
  readonly customer: { readonly name: string; readonly phone: string };
  readonly services: readonly string[];
  /** Who does the first service. */
  readonly stylist: string;
  /** Who does each service, in their order. */
  readonly stylists: readonly string[];
  /** Where, when the desk has several places. */
  readonly location?: string;
  readonly start: string;
  readonly end: string;
  readonly status: "booked" | "cancelled";
  /** The customer was asked whether they will come, and said yes. */
  readonly confirmed: boolean;
}

/** The book from one day to another (`YYYY-MM-DD` where the desk is, both included), by start. Without days: all of it. */
export async function listAppointments(
  context: ActionContext,
  input: {
    readonly from?: string;
    readonly to?: string;
    readonly status?: "booked" | "cancelled";
  } = {},
): Promise<readonly AppointmentView[]> {
  const { zone } = await context.database.read
    .selectFrom("desks")
    .select("zone")
    .where("id", "=", context.deskId)
    .executeTakeFirstOrThrow();
  const dayOf = (date: string) => localDayAround(toInstantMs(`${date}T12:00`, zone), zone);
  const found = await appointments(context.database.read, {
    deskId: context.deskId,
    ...(input.from === undefined ? {} : { fromMs: dayOf(input.from).startMs }),
    ...(input.to === undefined ? {} : { untilMs: dayOf(input.to).endMs }),
    ...(input.status === undefined ? {} : { status: input.status }),
  });
  return found.map((appointment) => viewAppointment(appointment, zone));
}

function viewAppointment(appointment: Appointment, zone: string): AppointmentView {
  return {
    id: appointment.id,
    customer: { name: appointment.customer.name, phone: appointment.customer.phone },
    services: appointment.services.map((service) => service.name),
    stylist: appointment.stylist.name,
    stylists: appointment.services.map((service) => service.stylist.name),
    ...(appointment.location && { location: appointment.location.name }),
    start: toIsoWithOffset(appointment.startMs, zone),
    end: toIsoWithOffset(appointment.endMs, zone),
    status: appointment.status,
    confirmed: appointment.isConfirmed,
  };
}
