import type { Reader } from "../database.ts";

/** An appointment with the names a person would read, instants as UTC milliseconds. */
export interface Appointment {
  readonly id: string;
  readonly status: "booked" | "cancelled";
  readonly startMs: number;
  readonly endMs: number;
  readonly customer: { readonly id: string; readonly name: string; readonly phone: string };
  /** In order of work, each with who does it. */
  readonly services: readonly AppointmentService[];
  /** Who does the first service. */
  readonly stylist: { readonly id: string; readonly name: string };
  /** Null where the desk has one place only; its zone is an IANA zone. */
  readonly location: { readonly id: string; readonly name: string; readonly zone: string } | null;
  readonly callId: string | null;
  /** The customer was asked whether they will come, and said yes. */
  readonly isConfirmed: boolean;
}

/** A service of an appointment; `stylist` is who does it. */
export interface AppointmentService {
  readonly id: string;
  readonly name: string;
  readonly stylist: { readonly id: string; readonly name: string };
}

/** Which appointments; everything given must hold. */
export interface AppointmentQuery {
  readonly deskId: string;
  readonly ids?: readonly string[];
  /** Of somebody at one of these numbers (E.164), or made in this call. */
  readonly ofCaller?: { readonly phones: readonly string[]; readonly callId: string };
  /** Of somebody at this number, E.164. */
  readonly phone?: string;
  readonly status?: "booked" | "cancelled";
  /** Ends after this instant. */
  readonly fromMs?: number;
  /** Starts before this instant. */
  readonly untilMs?: number;
}

/** Appointments by their start. Holds are none. */
export async function appointments(
  reader: Reader,
  query: AppointmentQuery,
): Promise<readonly Appointment[]> {
  const visits = await visitsFor(reader, query);
  if (visits.length === 0) return [];
  const segments: Awaited<ReturnType<typeof segmentsFor>> = [];
  for (let from = 0; from < visits.length; from += MOST_AT_ONCE) {
    const some = visits.slice(from, from + MOST_AT_ONCE);
    segments.push(...(await segmentsFor(reader, some)));
  }
  const segmentsOf = Map.groupBy(segments, (segment) => segment.visit_id);
  return visits.flatMap((visit) => {
    const own = segmentsOf.get(visit.id) ?? [];
    const [first] = own;
    if (!first) return [];
    const services = new Map(own.map((segment) => [segment.serviceId, segment]));
    return {
      id: visit.id,
      status: visit.status === "cancelled" ? "cancelled" : "booked",
      startMs: visit.starts_at_ms,
      endMs: visit.ends_at_ms,
      customer: { id: visit.customerId, name: visit.name, phone: visit.phone },
      services: [...services].map(([id, segment]) => ({
        id,
        name: segment.service,
        stylist: { id: segment.stylistId, name: segment.stylist },
      })),
      stylist: { id: first.stylistId, name: first.stylist },
      location:
        visit.location_id === null
          ? null
          : {
              id: visit.location_id,
              name: visit.place ?? "",
              zone: visit.placeZone ?? visit.deskZone,
            },
      callId: visit.call_id,
      isConfirmed: visit.confirmed_at_ms !== null,
    };
  });
}

/** SQLite takes at most 32,766 values in one statement (https://sqlite.org/limits.html), PostgreSQL 65,535. */
const MOST_AT_ONCE = 10_000;

async function segmentsFor(reader: Reader, visits: readonly { readonly id: string }[]) {
  return await reader
    .selectFrom("segments")
    .innerJoin("services", "services.id", "segments.service_id")
    .innerJoin("stylists", "stylists.id", "segments.stylist_id")
    .select([
      "visit_id",
      "services.id as serviceId",
      "services.name as service",
      "stylists.id as stylistId",
      "stylists.name as stylist",
    ])
    .where(
      "visit_id",
      "in",
      visits.map((visit) => visit.id),
    )
    .orderBy("segments.position")
    .execute();
}

async function visitsFor(reader: Reader, query: AppointmentQuery) {
  let select = reader
    .selectFrom("visits")
    .innerJoin("desks", "desks.id", "visits.desk_id")
    .innerJoin("customers", "customers.id", "visits.customer_id")
    .leftJoin("locations", "locations.id", "visits.location_id")
    .select([
      "visits.location_id",
      "locations.name as place",
      "locations.zone as placeZone",
      "desks.zone as deskZone",
      "visits.id",
      "visits.status",
      "visits.starts_at_ms",
      "visits.ends_at_ms",
      "visits.call_id",
      "visits.confirmed_at_ms",
      "customers.id as customerId",
      "customers.name",
      "customers.phone",
    ])
    .where("visits.desk_id", "=", query.deskId)
    .where(
      "visits.status",
      "in",
      query.status === undefined ? ["booked", "cancelled"] : [query.status],
    )
    .orderBy("visits.starts_at_ms")
    .orderBy("visits.id");
  if (query.ids) select = select.where("visits.id", "in", query.ids);
  if (query.phone !== undefined)
    select = select.where("customers.id", "in", peopleAt(reader, [query.phone]));
  if (query.fromMs !== undefined) select = select.where("visits.ends_at_ms", ">", query.fromMs);
  if (query.untilMs !== undefined) select = select.where("visits.starts_at_ms", "<", query.untilMs);
  const { ofCaller } = query;
  if (ofCaller) {
    const { phones, callId } = ofCaller;
    select = select.where((eb) =>
      eb.or([
        ...(phones.length === 0 ? [] : [eb("customers.id", "in", peopleAt(reader, phones))]),
        eb("visits.call_id", "=", callId),
      ]),
    );
  }
  return await select.execute();
}

function peopleAt(reader: Reader, phones: readonly string[]) {
  return reader.selectFrom("customer_phones").select("customer_id").where("phone", "in", phones);
}
