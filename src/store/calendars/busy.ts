import { newId } from "../../base/id.ts";
import type { BusySpan, Span } from "../../domain/scheduling/types.ts";
import type { Reader, Writer } from "../database.ts";

/** Who is busy elsewhere, by the calendars that are connected. */
export async function busyElsewhere(
  reader: Reader,
  query: { readonly deskId: string; readonly fromMs: number; readonly untilMs: number },
): Promise<BusySpan[]> {
  return await reader
    .selectFrom("calendar_busy")
    .innerJoin("calendar_links", "calendar_links.id", "calendar_busy.link_id")
    .select([
      "calendar_links.stylist_id as personId",
      "calendar_busy.starts_at_ms as startMs",
      "calendar_busy.ends_at_ms as endMs",
    ])
    .where("calendar_links.desk_id", "=", query.deskId)
    .where("calendar_busy.ends_at_ms", ">", query.fromMs)
    .where("calendar_busy.starts_at_ms", "<", query.untilMs)
    .execute();
}

/** Writes anew what one event there blocks; nothing, when it is gone or blocks nothing. */
export async function replaceBusy(
  writer: Writer,
  event: { readonly linkId: string; readonly remoteId: string; readonly busy: readonly Span[] },
): Promise<void> {
  await writer
    .deleteFrom("calendar_busy")
    .where("link_id", "=", event.linkId)
    .where("remote_id", "=", event.remoteId)
    .execute();
  for (const span of event.busy) {
    await writer
      .insertInto("calendar_busy")
      .values({
        id: newId("busy"),
        link_id: event.linkId,
        remote_id: event.remoteId,
        starts_at_ms: span.startMs,
        ends_at_ms: span.endMs,
      })
      .execute();
  }
}

/** Forgets everything that a calendar blocks, before it is read anew. */
export async function clearBusy(writer: Writer, linkId: string): Promise<void> {
  await writer.deleteFrom("calendar_busy").where("link_id", "=", linkId).execute();
}

/** An appointment at a time that its person is busy elsewhere. */
export interface CalendarConflict {
  readonly visitId: string;
  readonly stylist: string;
  readonly startMs: number;
  readonly busyFromMs: number;
  readonly busyUntilMs: number;
}

/** Appointments from now on that stand in somebody's way elsewhere; each once for every stretch it meets. */
export async function calendarConflicts(
  reader: Reader,
  query: { readonly deskId: string; readonly nowMs: number },
): Promise<readonly CalendarConflict[]> {
  return await reader
    .selectFrom("calendar_busy")
    .innerJoin("calendar_links", "calendar_links.id", "calendar_busy.link_id")
    .innerJoin("segments", "segments.stylist_id", "calendar_links.stylist_id")
    .innerJoin("visits", "visits.id", "segments.visit_id")
    .innerJoin("stylists", "stylists.id", "segments.stylist_id")
    .select([
      "visits.id as visitId",
      "stylists.name as stylist",
      "visits.starts_at_ms as startMs",
      "calendar_busy.starts_at_ms as busyFromMs",
      "calendar_busy.ends_at_ms as busyUntilMs",
    ])
    .distinct()
    .where("calendar_links.desk_id", "=", query.deskId)
    .where("visits.status", "=", "booked")
    .where("segments.ends_at_ms", ">", query.nowMs)
    .whereRef("segments.occupied_from_ms", "<", "calendar_busy.ends_at_ms")
    .whereRef("segments.occupied_until_ms", ">", "calendar_busy.starts_at_ms")
    .orderBy("startMs")
    .orderBy("visitId")
    .orderBy("busyFromMs")
    .execute();
}
