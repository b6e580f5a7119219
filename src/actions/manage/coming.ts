import { Temporal } from "temporal-polyfill";
import { appointments, type Appointment } from "../../store/book/appointments.ts";
import type { Writer } from "../../store/database.ts";

/** Whose appointments. */
export interface ComingQuery {
  readonly deskId: string;
  readonly stylistId?: string;
  readonly serviceId?: string;
  readonly customerId?: string;
  /** Not over at this instant. */
  readonly fromMs: number;
  /** Begin before this one. */
  readonly untilMs?: number;
}

/** Booked appointments that are still to come and that a change would touch, by start. */
export async function comingAppointments(
  writer: Writer,
  query: ComingQuery,
): Promise<readonly Appointment[]> {
  let select = writer
    .selectFrom("segments")
    .innerJoin("visits", "visits.id", "segments.visit_id")
    .select("visits.id")
    .distinct()
    .where("visits.desk_id", "=", query.deskId)
    .where("visits.status", "=", "booked")
    .where("segments.occupied_until_ms", ">", query.fromMs);
  const { stylistId, serviceId, customerId, untilMs } = query;
  if (stylistId !== undefined) select = select.where("segments.stylist_id", "=", stylistId);
  if (serviceId !== undefined) select = select.where("segments.service_id", "=", serviceId);
  if (customerId !== undefined) select = select.where("visits.customer_id", "=", customerId);
  if (untilMs !== undefined) select = select.where("segments.occupied_from_ms", "<", untilMs);
  const ids = (await select.execute()).map((row) => row.id);
  if (ids.length === 0) return [];
  return await appointments(writer, { deskId: query.deskId, ids, status: "booked" });
}

/** One appointment in a line: `Tue 24 Nov 2026 15:00, Anita Kumar, haircut with Priya`. */
export function appointmentLine(appointment: Appointment, zone: string): string {
  const { customer, services, stylist } = appointment;
  const what = services.map((service) => service.name).join(" and ");
  return `${dayAndTime(appointment.startMs, zone)}, ${customer.name}, ${what} with ${stylist.name}`;
}

/** An instant by the clock on the wall: `Tue 24 Nov 2026 15:00`. */
export function dayAndTime(atMs: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  const day = local.toPlainDate().toLocaleString("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  return `${day.replaceAll(",", "")} ${local.toPlainTime().toString({ smallestUnit: "minute" })}`;
}
