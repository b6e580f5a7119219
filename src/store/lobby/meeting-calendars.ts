import type { Selectable, Updateable } from "kysely";
import type { Reader, Writer } from "../database.ts";
import type { MeetingCalendarsTable } from "../schema/meeting-calendars.ts";

/** A calendar that is read for visitors, with the name of whose it is; null: the whole lobby's. */
export type MeetingCalendar = Readonly<Selectable<MeetingCalendarsTable>> & {
  readonly employee: string | null;
};

/** Keeps a new one. Throws when it's connected already: look first, in the same transaction. */
export async function insertMeetingCalendar(
  writer: Writer,
  calendar: Selectable<MeetingCalendarsTable>,
): Promise<void> {
  await writer.insertInto("meeting_calendars").values(calendar).execute();
}

/** Those of one desk or of all, the oldest first. */
export async function meetingCalendarsOf(
  reader: Reader,
  deskId?: string,
): Promise<readonly MeetingCalendar[]> {
  let query = select(reader);
  if (deskId !== undefined) query = query.where("meeting_calendars.desk_id", "=", deskId);
  return await query.execute();
}

/** One of them; undefined when it was disconnected. */
export async function findMeetingCalendar(
  reader: Reader,
  id: string,
): Promise<MeetingCalendar | undefined> {
  return await select(reader).where("meeting_calendars.id", "=", id).executeTakeFirst();
}

/** Those that are to be read now and that nobody reads. */
export async function dueMeetingCalendars(
  reader: Reader,
  nowMs: number,
): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom("meeting_calendars")
    .select("id")
    .where("next_read_at_ms", "<=", nowMs)
    .where((eb) => eb.or([eb("claimed_until_ms", "is", null), eb("claimed_until_ms", "<=", nowMs)]))
    .orderBy("next_read_at_ms")
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes one for this process alone until `untilMs`. Answers whether it was free. */
export async function claimMeetingCalendar(
  writer: Writer,
  claim: { readonly id: string; readonly nowMs: number; readonly untilMs: number },
): Promise<boolean> {
  const { id, nowMs, untilMs } = claim;
  const { numUpdatedRows } = await writer
    .updateTable("meeting_calendars")
    .set({ claimed_until_ms: untilMs })
    .where("id", "=", id)
    .where((eb) => eb.or([eb("claimed_until_ms", "is", null), eb("claimed_until_ms", "<=", nowMs)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Changes one. */
export async function updateMeetingCalendar(
  writer: Writer,
  id: string,
  values: Updateable<MeetingCalendarsTable>,
): Promise<void> {
  await writer.updateTable("meeting_calendars").set(values).where("id", "=", id).execute();
}

/** Forgets one of a desk's, and who was to come by it. Answers false when there is none of this id. */
export async function deleteMeetingCalendar(
  writer: Writer,
  deskId: string,
  id: string,
): Promise<boolean> {
  const calendar = await findMeetingCalendar(writer, id);
  if (calendar?.desk_id !== deskId) return false;
  await writer
    .deleteFrom("expected_visits")
    .where("calendar_id", "=", id)
    .where("status", "=", "expected")
    .execute();
  await writer.deleteFrom("meeting_calendars").where("id", "=", id).execute();
  return true;
}

function select(reader: Reader) {
  return reader
    .selectFrom("meeting_calendars")
    .leftJoin("employees", "employees.id", "meeting_calendars.employee_id")
    .selectAll("meeting_calendars")
    .select("employees.name as employee")
    .orderBy("meeting_calendars.created_at_ms")
    .orderBy("meeting_calendars.id");
}
