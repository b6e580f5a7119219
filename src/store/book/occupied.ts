import type { BusySpan } from "../../domain/scheduling/types.ts";
import { busyElsewhere } from "../calendars/busy.ts";
import type { Reader } from "../database.ts";
import { LONGEST_OCCUPIED_MS } from "../migrations/guard/longest.ts";

/** Which stretch of a desk's book to look at, and when "now" is. */
export interface OccupiedQuery {
  readonly deskId: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly nowMs: number;
  /** Visits that don't count: the one that is being moved, and the hold that is to become real. */
  readonly exceptVisits?: readonly string[];
}

/** Who is occupied when: appointments, holds that have not lapsed, and what their own calendars say. */
export async function occupied(reader: Reader, query: OccupiedQuery): Promise<BusySpan[]> {
  const rows = await reader
    .selectFrom("segments")
    .innerJoin("stylists", "stylists.id", "segments.stylist_id")
    .select([
      "segments.stylist_id as personId",
      "occupied_from_ms as startMs",
      "occupied_until_ms as endMs",
    ])
    .where("stylists.desk_id", "=", query.deskId)
    .where("segments.active", "=", 1)
    .where("occupied_until_ms", ">", query.fromMs)
    .where("occupied_until_ms", "<", query.untilMs + LONGEST_OCCUPIED_MS)
    .where("occupied_from_ms", "<", query.untilMs)
    .where("visit_id", "not in", query.exceptVisits ?? [])
    .where("visit_id", "not in", lapsedHolds(reader, query.nowMs))
    .execute();
  return [...rows, ...(await busyElsewhere(reader, query))];
}

/** Which rooms are taken when, in the same way; `personId` is the room's id. */
export async function occupiedRooms(reader: Reader, query: OccupiedQuery): Promise<BusySpan[]> {
  return await reader
    .selectFrom("resource_uses")
    .innerJoin("resources", "resources.id", "resource_uses.resource_id")
    .select([
      "resource_uses.resource_id as personId",
      "occupied_from_ms as startMs",
      "occupied_until_ms as endMs",
    ])
    .where("resources.desk_id", "=", query.deskId)
    .where("resource_uses.active", "=", 1)
    .where("occupied_until_ms", ">", query.fromMs)
    .where("occupied_until_ms", "<", query.untilMs + LONGEST_OCCUPIED_MS)
    .where("occupied_from_ms", "<", query.untilMs)
    .where("visit_id", "not in", query.exceptVisits ?? [])
    .where("visit_id", "not in", lapsedHolds(reader, query.nowMs))
    .execute();
}

/** Active segments are of holds and appointments; these holds count no more, though nobody has released them yet. */
function lapsedHolds(reader: Reader, nowMs: number) {
  return reader
    .selectFrom("visits")
    .select("visits.id")
    .where("status", "=", "held")
    .where("held_until_ms", "<=", nowMs);
}
