import type { Reader } from "../database.ts";
import type { VisitsTable } from "../schema/visits.ts";

/** A visit in any state, with what a notice about it says. */
export interface VisitBrief {
  readonly status: VisitsTable["status"];
  readonly startMs: number;
  readonly endMs: number;
  /** When the customer said that they will come; absent when they didn't. */
  readonly confirmedAtMs?: number;
  readonly isRated: boolean;
  /** Absent while it is only held. */
  readonly customer?: { readonly name: string; readonly phone: string };
  /** In order of work. */
  readonly services: readonly string[];
  /** Who does it, in order of work, each once. */
  readonly stylists: readonly string[];
  /** Where, when the desk has several places. */
  readonly place?: string;
  /** IANA zone of where it takes place. A person's own zone is that of their hours; the customer goes by the place's clock. */
  readonly zone: string;
}

/** Reads it as it stands; undefined when there is no such visit, or nothing is done in it. */
export async function visitBrief(reader: Reader, visitId: string): Promise<VisitBrief | undefined> {
  const visit = await reader
    .selectFrom("visits")
    .innerJoin("desks", "desks.id", "visits.desk_id")
    .leftJoin("customers", "customers.id", "visits.customer_id")
    .leftJoin("locations", "locations.id", "visits.location_id")
    .leftJoin("ratings", "ratings.visit_id", "visits.id")
    .select([
      "visits.status",
      "visits.starts_at_ms",
      "visits.ends_at_ms",
      "visits.confirmed_at_ms",
      "customers.name",
      "customers.phone",
      "locations.name as place",
      "locations.zone as placeZone",
      "desks.zone as deskZone",
      "ratings.at_ms as ratedAtMs",
    ])
    .where("visits.id", "=", visitId)
    .executeTakeFirst();
  const segments = await reader
    .selectFrom("segments")
    .innerJoin("services", "services.id", "segments.service_id")
    .innerJoin("stylists", "stylists.id", "segments.stylist_id")
    .select(["services.name as service", "stylists.name as stylist"])
    .where("visit_id", "=", visitId)
    .orderBy("segments.position")
    .execute();
  if (!visit || segments.length === 0) return undefined;
  const { name, phone, place } = visit;
  return {
    status: visit.status,
    startMs: visit.starts_at_ms,
    endMs: visit.ends_at_ms,
    ...(visit.confirmed_at_ms !== null && { confirmedAtMs: visit.confirmed_at_ms }),
    isRated: visit.ratedAtMs !== null,
    ...(name !== null && phone !== null && { customer: { name, phone } }),
    services: [...new Set(segments.map((segment) => segment.service))],
    stylists: [...new Set(segments.map((segment) => segment.stylist))],
    ...(place !== null && { place }),
    zone: visit.placeZone ?? visit.deskZone,
  };
}
