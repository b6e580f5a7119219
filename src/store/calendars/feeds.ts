import type { Selectable } from "kysely";
import type { CalendarDetail } from "../../domain/calendars/appointment-words.ts";
import type { Reader, Writer } from "../database.ts";
import type { CalendarFeedsTable } from "../schema/calendar-feeds.ts";

/** A feed with the name of whose it is. */
export interface Feed {
  readonly id: string;
  readonly deskId: string;
  readonly desk: string;
  readonly stylistId: string | null;
  readonly stylist: string | null;
  readonly shows: CalendarDetail;
  readonly createdAtMs: number;
}

/** Keeps a new feed. */
export async function insertFeed(
  writer: Writer,
  feed: Selectable<CalendarFeedsTable>,
): Promise<void> {
  await writer.insertInto("calendar_feeds").values(feed).execute();
}

/** The feed with this hash of its secret. */
export async function feedBySecret(reader: Reader, secretHash: string): Promise<Feed | undefined> {
  const row = await select(reader).where("secret_hash", "=", secretHash).executeTakeFirst();
  return row && read(row);
}

/** A desk's feeds, that of the whole desk first. */
export async function feedsOf(reader: Reader, deskId: string): Promise<readonly Feed[]> {
  const rows = await select(reader).where("calendar_feeds.desk_id", "=", deskId).execute();
  return rows
    .map(read)
    .toSorted(
      (a, b) => (a.stylist ?? "").localeCompare(b.stylist ?? "") || a.createdAtMs - b.createdAtMs,
    );
}

/** Gives a feed another secret; the old address is dead from then on. Answers whether there is such a feed. */
export async function changeFeedSecret(
  writer: Writer,
  feed: { readonly id: string; readonly deskId: string; readonly secretHash: string },
): Promise<boolean> {
  const result = await writer
    .updateTable("calendar_feeds")
    .set({ secret_hash: feed.secretHash })
    .where("id", "=", feed.id)
    .where("desk_id", "=", feed.deskId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Answers whether there was such a feed. */
export async function deleteFeed(
  writer: Writer,
  feed: { readonly id: string; readonly deskId: string },
): Promise<boolean> {
  const result = await writer
    .deleteFrom("calendar_feeds")
    .where("id", "=", feed.id)
    .where("desk_id", "=", feed.deskId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

function select(reader: Reader) {
  return reader
    .selectFrom("calendar_feeds")
    .innerJoin("desks", "desks.id", "calendar_feeds.desk_id")
    .leftJoin("stylists", "stylists.id", "calendar_feeds.stylist_id")
    .select([
      "calendar_feeds.id",
      "calendar_feeds.desk_id",
      "calendar_feeds.stylist_id",
      "calendar_feeds.shows",
      "calendar_feeds.created_at_ms",
      "desks.name as desk",
      "stylists.name as stylist",
    ]);
}

function read(row: {
  id: string;
  desk_id: string;
  stylist_id: string | null;
  shows: CalendarDetail;
  created_at_ms: number;
  desk: string;
  stylist: string | null;
}): Feed {
  return {
    id: row.id,
    deskId: row.desk_id,
    desk: row.desk,
    stylistId: row.stylist_id,
    stylist: row.stylist,
    shows: row.shows,
    createdAtMs: row.created_at_ms,
  };
}
