import { appointmentWords, type CalendarDetail } from "../../domain/calendars/appointment-words.ts";
import type { CalendarEvent } from "../../domain/calendars/calendar-event.ts";
import type { ShownVisit } from "../../store/calendars/shown-visits.ts";

/** An appointment as a calendar shows it. */
export function visitEvent(
  visit: ShownVisit,
  calendar: {
    readonly deskId: string;
    readonly zone: string;
    readonly shows: CalendarDetail;
    /** Whether it says who does it: for the calendar of a whole desk. */
    readonly ofSeveral: boolean;
  },
): CalendarEvent {
  const { people, ...facts } = visit;
  return {
    ...appointmentWords(calendar.shows, calendar.ofSeveral ? { ...facts, people } : facts),
    uid: eventUid(visit.id, calendar.deskId),
    sequence: visit.sequence,
    startMs: visit.startMs,
    endMs: visit.endMs,
    zone: calendar.zone,
    ...(visit.place !== undefined && { location: visit.place }),
    status: visit.status === "cancelled" ? "cancelled" : "confirmed",
    createdAtMs: visit.createdAtMs,
    changedAtMs: visit.changedAtMs,
  };
}

/** What an appointment or an absence is called in every calendar, for as long as it exists. */
export function eventUid(id: string, deskId: string): string {
  return `${id}@${deskId}.frontdesk`;
}

/** Which appointment or absence a name in a calendar means, if it may be one of ours at all. */
export function idInUid(uid: string): string | undefined {
  return /^([a-z]+_[\da-f]+)@.+\.frontdesk$/u.exec(uid)?.[1];
}
