import type { Selectable, Updateable } from "kysely";
import type { Reader, Writer } from "../database.ts";
import type { CalendarLinksTable } from "../schema/calendar-links.ts";

/** A connected calendar with the name of whose it is. */
export type CalendarLink = Selectable<CalendarLinksTable> & { readonly stylist: string };

/** Keeps a new link. Throws when its calendar is connected already: look first, in the same transaction. */
export async function insertLink(
  writer: Writer,
  link: Selectable<CalendarLinksTable>,
): Promise<void> {
  await writer.insertInto("calendar_links").values(link).execute();
}

/** The links of one desk or of all, by person. */
export async function linksOf(reader: Reader, deskId?: string): Promise<readonly CalendarLink[]> {
  let query = select(reader);
  if (deskId !== undefined) query = query.where("calendar_links.desk_id", "=", deskId);
  return await query.execute();
}

/** One link; undefined when it was disconnected. */
export async function findLink(reader: Reader, id: string): Promise<CalendarLink | undefined> {
  return await select(reader).where("calendar_links.id", "=", id).executeTakeFirst();
}

/** The link to this calendar, whosever it is. */
export async function linkTo(reader: Reader, target: string): Promise<CalendarLink | undefined> {
  return await select(reader).where("target", "=", target).executeTakeFirst();
}

/** Links that are to be worked on now and that nobody works on. */
export async function dueLinks(reader: Reader, nowMs: number): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom("calendar_links")
    .select("id")
    .where("next_sync_at_ms", "<=", nowMs)
    .where((eb) => eb.or([eb("claimed_until_ms", "is", null), eb("claimed_until_ms", "<=", nowMs)]))
    .orderBy("next_sync_at_ms")
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Takes a link for this process alone until `untilMs`, and puts its next turn off to `nextAtMs`: a change of the book meanwhile
 * calls for a turn again. Answers whether it was free.
 */
export async function claimLink(
  writer: Writer,
  claim: {
    readonly id: string;
    readonly nowMs: number;
    readonly untilMs: number;
    readonly nextAtMs: number;
  },
): Promise<boolean> {
  const { id, nowMs, untilMs, nextAtMs } = claim;
  const result = await writer
    .updateTable("calendar_links")
    .set({ claimed_until_ms: untilMs, next_sync_at_ms: nextAtMs })
    .where("id", "=", id)
    .where((eb) => eb.or([eb("claimed_until_ms", "is", null), eb("claimed_until_ms", "<=", nowMs)]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Changes a link. */
export async function updateLink(
  writer: Writer,
  id: string,
  values: Updateable<CalendarLinksTable>,
): Promise<void> {
  await writer.updateTable("calendar_links").set(values).where("id", "=", id).execute();
}

/** Forgets a link, what blocked time there and what we put there. */
export async function deleteLink(writer: Writer, id: string): Promise<void> {
  await writer.deleteFrom("calendar_links").where("id", "=", id).execute();
}

/** Calls for a turn of the desk's links, in the transaction that changes its book. One that is failing keeps its own pace. */
export async function callForSync(writer: Writer, deskId: string, nowMs: number): Promise<void> {
  await writer
    .updateTable("calendar_links")
    .set({ next_sync_at_ms: nowMs })
    .where("desk_id", "=", deskId)
    .where("failures", "=", 0)
    .where("next_sync_at_ms", ">", nowMs)
    .execute();
}

function select(reader: Reader) {
  return reader
    .selectFrom("calendar_links")
    .innerJoin("stylists", "stylists.id", "calendar_links.stylist_id")
    .selectAll("calendar_links")
    .select("stylists.name as stylist")
    .orderBy("stylists.position")
    .orderBy("calendar_links.created_at_ms");
}
