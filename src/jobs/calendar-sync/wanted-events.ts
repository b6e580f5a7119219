import { createHash } from "node:crypto";
import { visitEvent } from "../../actions/calendars/visit-event.ts";
import type { CalendarEvent } from "../../domain/calendars/calendar-event.ts";
import { shownVisits } from "../../store/calendars/shown-visits.ts";
import { zoneOf } from "../../store/calendars/zone-of.ts";
import type { CalendarLink } from "../../store/calendars/links.ts";
import type { Reader } from "../../store/database.ts";

/** An appointment as it should stand in the calendar. */
export interface WantedEvent {
  readonly event: CalendarEvent;
  /** The same as long as the calendar would show the same. */
  readonly digest: string;
}

/** The appointments that are not over yet, by their id. What was stays in the calendar as it is. */
export async function wantedEvents(
  reader: Reader,
  link: CalendarLink,
  nowMs: number,
): Promise<ReadonlyMap<string, WantedEvent>> {
  const zone = await zoneOf(reader, link.desk_id, link.stylist_id);
  const visits = await shownVisits(reader, {
    deskId: link.desk_id,
    stylistId: link.stylist_id,
    fromMs: nowMs,
  });
  const wanted = visits
    .filter((visit) => visit.status === "booked" && visit.endMs > nowMs)
    .map((visit) => {
      const { desk_id: deskId, shows } = link;
      const event = visitEvent(visit, { deskId, zone, shows, ofSeveral: false });
      return [visit.id, { event, digest: digestOf(event) }] as const;
    });
  return new Map(wanted);
}

/** Without the instant of the change: a confirmation, say, changes nothing that is shown. */
function digestOf(event: CalendarEvent): string {
  const shown = { ...event, changedAtMs: undefined };
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url");
}
