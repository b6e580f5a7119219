import type { Insertable, Selectable, Updateable } from "kysely";
import type { Reader, Writer } from "../database.ts";
import type { CalendarEntriesTable } from "../schema/calendar-entries.ts";

/** An appointment of ours in a calendar elsewhere. */
export type CalendarEntry = Selectable<CalendarEntriesTable>;

/** Everything that we have in one calendar, by the appointment. */
export async function entriesOf(
  reader: Reader,
  linkId: string,
): Promise<ReadonlyMap<string, CalendarEntry>> {
  const rows = await reader
    .selectFrom("calendar_entries")
    .selectAll()
    .where("link_id", "=", linkId)
    .orderBy("starts_at_ms")
    .orderBy("visit_id")
    .execute();
  return new Map(rows.map((row) => [row.visit_id, row]));
}

export async function insertEntry(
  writer: Writer,
  entry: Insertable<CalendarEntriesTable>,
): Promise<void> {
  await writer.insertInto("calendar_entries").values(entry).execute();
}

export async function updateEntry(
  writer: Writer,
  entry: Pick<CalendarEntry, "link_id" | "visit_id">,
  values: Updateable<CalendarEntriesTable>,
): Promise<void> {
  await writer
    .updateTable("calendar_entries")
    .set(values)
    .where("link_id", "=", entry.link_id)
    .where("visit_id", "=", entry.visit_id)
    .execute();
}

export async function deleteEntry(
  writer: Writer,
  entry: Pick<CalendarEntry, "link_id" | "visit_id">,
): Promise<void> {
  await writer
    .deleteFrom("calendar_entries")
    .where("link_id", "=", entry.link_id)
    .where("visit_id", "=", entry.visit_id)
    .execute();
}

/** Forgets entries of appointments that were over before an instant; what is there, stays there. */
export async function deleteEntriesBefore(
  writer: Writer,
  linkId: string,
  beforeMs: number,
): Promise<void> {
  await writer
    .deleteFrom("calendar_entries")
    .where("link_id", "=", linkId)
    .where("ends_at_ms", "<", beforeMs)
    .execute();
}

/** Which of these are appointments of this book, whatever became of them. */
export async function knownVisits(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await reader
      .selectFrom("visits")
      .select("id")
      .where("id", "in", ids.slice(from, from + 500))
      .execute();
    for (const row of rows) known.add(row.id);
  }
  return known;
}
