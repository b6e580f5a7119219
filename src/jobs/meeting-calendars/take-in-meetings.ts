import { createHash, randomBytes } from "node:crypto";
import { newId } from "../../base/id.ts";
import type { Meeting } from "../../domain/calendars/meeting.ts";
import { expectedGuests } from "../../domain/visits/expected-guests.ts";
import type { Writer } from "../../store/database.ts";
import { listEmployees } from "../../store/lobby/employees.ts";
import {
  changeStillExpected,
  deleteStillExpected,
  insertByCalendar,
  knownByCalendar,
} from "../../store/lobby/expected-by-calendar.ts";
import type { ExpectedVisit } from "../../store/lobby/expected-visits.ts";
import type { MeetingCalendar } from "../../store/lobby/meeting-calendars.ts";

/** What of a row a meeting decides. */
type Told = Pick<
  ExpectedVisit,
  "host_id" | "visitor_name" | "company" | "starts_at_ms" | "ends_at_ms"
>;

/**
 * Makes those who are invited from outside expected, and answers how many they are. Who isn't invited any more isn't expected any more,
 * and who was moved is expected then; who has come, was taken back here, or is known from another calendar is left as they are. Only
 * names, the company and the time are kept: neither an address nor what the meeting is about.
 */
export async function takeInMeetings(
  writer: Writer,
  calendar: MeetingCalendar,
  reading: {
    readonly meetings: readonly Meeting[];
    /** Where the reading begins: who was expected before isn't in it, and stays until they are forgotten. */
    readonly fromMs: number;
    readonly nowMs: number;
  },
): Promise<number> {
  const { id: calendarId, desk_id: deskId } = calendar;
  const { meetings, fromMs, nowMs } = reading;
  const wanted = await wantedOf(writer, calendar, meetings);
  const keys = [...wanted.keys()];
  const known = await knownByCalendar(writer, { deskId, calendarId, keys, fromMs });
  for (const [key, told] of wanted) {
    const row = known.get(key);
    if (row === undefined) {
      await insertByCalendar(writer, {
        id: newId("expected"),
        desk_id: deskId,
        ...told,
        email: null,
        subject: null,
        // Nobody is sent it; each row has one.
        token: randomBytes(16).toString("base64url"),
        created_at_ms: nowMs,
        invitation: null,
        calendar_id: calendarId,
        event_key: key,
      });
    } else if (row.calendar_id === calendarId && isOther(row, told)) {
      await changeStillExpected(writer, row.id, told);
    }
  }
  for (const [key, row] of known) {
    if (!wanted.has(key) && row.calendar_id === calendarId)
      await deleteStillExpected(writer, row.id);
  }
  return wanted.size;
}

async function wantedOf(
  writer: Writer,
  calendar: MeetingCalendar,
  meetings: readonly Meeting[],
): Promise<ReadonlyMap<string, Told>> {
  const house = await listEmployees(writer, calendar.desk_id);
  const wanted = new Map<string, Told>();
  for (const meeting of meetings) {
    const expected = expectedGuests(meeting, house, calendar.employee_id);
    for (const { email, visitor, company } of expected?.guests ?? []) {
      wanted.set(keyOf(meeting, email), {
        host_id: expected?.hostId ?? "",
        visitor_name: visitor,
        company,
        starts_at_ms: meeting.startMs,
        ends_at_ms: meeting.endMs,
      });
    }
  }
  return wanted;
}

/** Stands for a guest of a meeting, without the address. */
function keyOf({ key }: Meeting, email: string): string {
  return createHash("sha256").update(`${key}\n${email}`).digest("base64url");
}

function isOther(row: ExpectedVisit, told: Told): boolean {
  return (
    row.host_id !== told.host_id ||
    row.visitor_name !== told.visitor_name ||
    row.company !== told.company ||
    row.starts_at_ms !== told.starts_at_ms ||
    row.ends_at_ms !== told.ends_at_ms
  );
}
