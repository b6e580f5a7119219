import type { Attendee, EventInstance, Organizer, VEvent } from "node-ical";
import type { Meeting, MeetingGuest } from "../../domain/calendars/meeting.ts";
import { addressIn, isDeclined, timesInObject } from "./object-times.ts";
import type { ObjectReader } from "./read-object.ts";

/** Who meets whom in an object's event, each time that begins within the span; empty when it is no meeting. */
export function readMeetings(text: string, reader: ObjectReader): readonly Meeting[] {
  const { span, addresses } = reader;
  const read = timesInObject(text, reader);
  if (!read) return [];
  return read.times
    .filter(({ isFullDay, event }) => !isFullDay && isMeeting(event, addresses))
    .map((time) => meetingAt(time, read.event, addresses))
    .filter(({ organizer, guests }) => organizer !== undefined || guests.length > 0)
    .filter(({ startMs }) => startMs >= span.startMs && startMs < span.endMs);
}

function meetingAt(time: EventInstance, first: VEvent, addresses: readonly string[]): Meeting {
  const { event, start, end } = time;
  const organizer = organizerOf(event, addresses);
  return {
    // A time that only an RDATE adds goes by another name while it's read.
    key: [first.uid, ...timeOf(time, first)].join(" "),
    startMs: start.getTime(),
    endMs: end.getTime(),
    ...(organizer && { organizer }),
    guests: guestsOf(event, addresses),
  };
}

/** Which time of a series it is: when it was to take place, before it was moved. */
function timeOf({ event, start, isRecurring }: EventInstance, first: VEvent): readonly string[] {
  if (event.recurrenceid) return [event.recurrenceid.toISOString()];
  return isRecurring || event.uid !== first.uid ? [start.toISOString()] : [];
}

function isMeeting(event: VEvent, addresses: readonly string[]): boolean {
  const isPrivate = event.class !== undefined && event.class !== "PUBLIC";
  return event.status !== "CANCELLED" && !isPrivate && !isDeclined(event, addresses);
}

function organizerOf(event: VEvent, addresses: readonly string[]): MeetingGuest | undefined {
  const organizer = event.organizer === undefined ? undefined : guestOf(event.organizer);
  return organizer && addresses.includes(organizer.email) ? undefined : organizer;
}

function guestsOf(event: VEvent, addresses: readonly string[]): readonly MeetingGuest[] {
  const attendees = event.attendee === undefined ? [] : [event.attendee].flat();
  return attendees
    .filter((one) => typeof one === "string" || comes(one.params))
    .map((one) => guestOf(one))
    .filter((one) => one !== undefined)
    .filter(({ email }) => !addresses.includes(email));
}

/** Rooms, groups and those who are only told of it don't come (RFC 5545, 3.2.3 and 3.2.16). */
function comes(params: { readonly [name: string]: unknown }): boolean {
  const { CUTYPE: kind = "INDIVIDUAL", ROLE: role, PARTSTAT: answer } = params;
  const isPerson = kind === "INDIVIDUAL" || kind === "UNKNOWN";
  return isPerson && role !== "NON-PARTICIPANT" && answer !== "DECLINED";
}

function guestOf(person: Attendee | Organizer): MeetingGuest | undefined {
  const email = addressIn(typeof person === "string" ? person : person.val);
  if (!/^[^\s@]+@[^\s@]+$/u.test(email)) return undefined;
  const name: unknown = typeof person === "string" ? undefined : person.params.CN;
  return { email, ...(typeof name === "string" && name.trim() !== "" && { name: name.trim() }) };
}
