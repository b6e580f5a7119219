import type { CountedVisit } from "../../domain/scheduling/types.ts";
import type { Reader } from "../database.ts";
import type { OccupiedQuery } from "./occupied.ts";

/** The visits that start in a stretch, for limits a day: appointments, and holds that have not lapsed. */
export async function countedVisits(
  reader: Reader,
  query: OccupiedQuery,
): Promise<readonly CountedVisit[]> {
  const rows = await reader
    .selectFrom("visits")
    .innerJoin("segments", "segments.visit_id", "visits.id")
    .select(["visits.id", "visits.starts_at_ms", "segments.stylist_id", "segments.service_id"])
    .where("visits.desk_id", "=", query.deskId)
    .where("visits.starts_at_ms", ">=", query.fromMs)
    .where("visits.starts_at_ms", "<", query.untilMs)
    .where("visits.id", "not in", query.exceptVisits ?? [])
    .where((eb) =>
      eb.or([
        eb("visits.status", "=", "booked"),
        eb.and([eb("visits.status", "=", "held"), eb("visits.held_until_ms", ">", query.nowMs)]),
      ]),
    )
    .execute();
  const byVisit = Map.groupBy(rows, (row) => row.id);
  return [...byVisit.values()].map((same) => ({
    startMs: Math.min(...same.map((row) => row.starts_at_ms)),
    personIds: same.map((row) => row.stylist_id),
    serviceIds: same.map((row) => row.service_id),
  }));
}
