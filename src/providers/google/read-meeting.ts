import type { calendar_v3 } from "@googleapis/calendar";
import type { Meeting, MeetingGuest } from "../../domain/calendars/meeting.ts";
import type { Span } from "../../domain/scheduling/types.ts";

type Event = calendar_v3.Schema$Event;

/** Who meets whom in an event as Google gives it, series already unfolded; undefined when it is no meeting of the span. */
export function readMeeting(event: Event, span: Span): Meeting | undefined {
  const startMs = Date.parse(event.start?.dateTime ?? "");
  const endMs = Date.parse(event.end?.dateTime ?? "");
  if (Number.isNaN(startMs) || Number.isNaN(endMs) || !isMeeting(event)) return undefined;
  if (startMs < span.startMs || startMs >= span.endMs) return undefined;
  const organizer = organizerOf(event);
  const guests = guestsOf(event);
  if (!organizer && guests.length === 0) return undefined;
  return { key: keyOf(event), startMs, endMs, ...(organizer && { organizer }), guests };
}

/** The UID that other calendars know it by too; of a series, with the time at which it was to take place before it was moved. */
function keyOf({ iCalUID, id, recurringEventId, originalStartTime }: Event): string {
  const uid = iCalUID ?? id ?? "";
  const original = Date.parse(originalStartTime?.dateTime ?? "");
  if (typeof recurringEventId !== "string" || Number.isNaN(original)) return uid;
  return `${uid} ${new Date(original).toISOString()}`;
}

function isMeeting({ status, visibility, attendees = [] }: Event): boolean {
  const isPrivate = visibility === "private" || visibility === "confidential";
  const declined = attendees.some((one) => one.self === true && one.responseStatus === "declined");
  return status !== "cancelled" && !isPrivate && !declined;
}

/** What is made in a calendar that nobody owns is organized by the calendar: then it's whoever made it. */
function organizerOf({ organizer, creator }: Event): MeetingGuest | undefined {
  const isCalendar = organizer?.email?.endsWith("@group.calendar.google.com") === true;
  const person = isCalendar ? creator : organizer;
  return person?.self === true ? undefined : guestOf(person);
}

function guestsOf({ attendees = [] }: Event): readonly MeetingGuest[] {
  return attendees
    .filter(
      (one) => one.self !== true && one.resource !== true && one.responseStatus !== "declined",
    )
    .map((one) => guestOf(one))
    .filter((one) => one !== undefined);
}

function guestOf(
  person:
    | { readonly email?: string | null; readonly displayName?: string | null }
    | null
    | undefined,
): MeetingGuest | undefined {
  const email = person?.email?.trim().toLowerCase() ?? "";
  if (!/^[^\s@]+@[^\s@]+$/u.test(email)) return undefined;
  const name = person?.displayName?.trim() ?? "";
  return { email, ...(name !== "" && { name }) };
}
