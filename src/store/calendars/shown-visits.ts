import type { AppointmentFacts } from "../../domain/calendars/appointment-words.ts";
import type { Reader } from "../database.ts";

/** An appointment as a calendar needs it: one person's part of it, or all of it. */
export interface ShownVisit extends AppointmentFacts {
  readonly id: string;
  readonly status: "booked" | "cancelled";
  readonly sequence: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly people: readonly string[];
  readonly createdAtMs: number;
  readonly changedAtMs: number;
  /** Where the customer is to come, at a desk with several places. */
  readonly place?: string;
}

/** The appointments that end after `fromMs`, by their start; with `stylistId` only that person's part of each. Holds are none. */
export async function shownVisits(
  reader: Reader,
  query: { readonly deskId: string; readonly stylistId: string | null; readonly fromMs: number },
): Promise<readonly ShownVisit[]> {
  const { deskId, stylistId, fromMs } = query;
  let select = reader
    .selectFrom("segments")
    .innerJoin("visits", "visits.id", "segments.visit_id")
    .innerJoin("customers", "customers.id", "visits.customer_id")
    .innerJoin("services", "services.id", "segments.service_id")
    .innerJoin("stylists", "stylists.id", "segments.stylist_id")
    .leftJoin("locations", "locations.id", "visits.location_id")
    .select([
      "visits.id",
      "visits.status",
      "visits.sequence",
      "visits.note",
      "visits.created_at_ms",
      "visits.updated_at_ms",
      "segments.starts_at_ms",
      "segments.ends_at_ms",
      "customers.name",
      "customers.phone",
      "services.name as service",
      "stylists.name as stylist",
      "locations.name as place",
      "locations.address",
    ])
    .where("visits.desk_id", "=", deskId)
    .where("visits.status", "in", ["booked", "cancelled"])
    .where("visits.ends_at_ms", ">", fromMs)
    .orderBy("visits.starts_at_ms")
    .orderBy("visits.id")
    .orderBy("segments.position");
  if (stylistId !== null) select = select.where("segments.stylist_id", "=", stylistId);
  const byVisit = Map.groupBy(await select.execute(), (row) => row.id);
  return [...byVisit.values()].flatMap(read);
}

interface Row {
  readonly id: string;
  readonly status: string;
  readonly sequence: number;
  readonly note: string | null;
  readonly created_at_ms: number;
  readonly updated_at_ms: number | null;
  readonly starts_at_ms: number;
  readonly ends_at_ms: number;
  readonly name: string;
  readonly phone: string;
  readonly service: string;
  readonly stylist: string;
  readonly place: string | null;
  readonly address: string | null;
}

/** One appointment from its segments. */
function read(rows: readonly Row[]): ShownVisit[] {
  const [first] = rows;
  if (!first) return [];
  const place = first.address ?? first.place;
  const visit: ShownVisit = {
    id: first.id,
    status: first.status === "cancelled" ? "cancelled" : "booked",
    sequence: first.sequence,
    startMs: Math.min(...rows.map((row) => row.starts_at_ms)),
    endMs: Math.max(...rows.map((row) => row.ends_at_ms)),
    customer: { name: first.name, phone: first.phone },
    services: [...new Set(rows.map((row) => row.service))],
    people: [...new Set(rows.map((row) => row.stylist))],
    ...(first.note !== null && { note: first.note }),
    createdAtMs: first.created_at_ms,
    changedAtMs: first.updated_at_ms ?? first.created_at_ms,
    ...(place !== null && { place }),
  };
  return [visit];
}
