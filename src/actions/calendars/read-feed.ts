import { createHash } from "node:crypto";
import type { Clock } from "../../base/clock.ts";
import type { CalendarEvent } from "../../domain/calendars/calendar-event.ts";
import { writeFeed } from "../../domain/calendars/write-calendar.ts";
import { feedBySecret, type Feed } from "../../store/calendars/feeds.ts";
import { shownVisits } from "../../store/calendars/shown-visits.ts";
import { zoneOf } from "../../store/calendars/zone-of.ts";
import type { Database, Reader } from "../../store/database.ts";
import { hashFeedSecret } from "./feed-secret.ts";
import { eventUid, visitEvent } from "./visit-event.ts";

const DAY_MS = 86_400_000;
const DAYS_BACK = 30;
/** So long programs that look rarely can still learn that an appointment was cancelled. */
const CANCELLED_DAYS = 28;
const REFRESH_EVERY_MINUTES = 15;

/** A feed at this moment. */
export interface FeedText {
  /** iCalendar text. */
  readonly text: string;
  /** The same as long as the text is. */
  readonly etag: string;
  /** When the newest of its appointments was changed; absent for an empty one. */
  readonly changedAtMs?: number;
}

/** What somebody sees who asks for the feed with this secret; undefined when there is none. */
export async function readFeed(
  context: { readonly database: Database; readonly clock: Clock },
  secret: string,
): Promise<FeedText | undefined> {
  const reader = context.database.read;
  const feed = await feedBySecret(reader, hashFeedSecret(secret));
  if (!feed) return undefined;
  const nowMs = context.clock.nowMs();
  const zone = await zoneOf(reader, feed.deskId, feed.stylistId);
  const events = [
    ...(await appointmentsOf(reader, feed, zone, nowMs)),
    ...(await absencesOf(reader, feed, zone, nowMs)),
  ];
  const text = writeFeed(
    {
      name: feed.stylist === null ? feed.desk : `${feed.desk}: ${feed.stylist}`,
      zone,
      refreshEveryMinutes: REFRESH_EVERY_MINUTES,
    },
    events,
  );
  return {
    text,
    etag: `"${createHash("sha256").update(text).digest("base64url")}"`,
    ...(events.length > 0 && { changedAtMs: Math.max(...events.map((one) => one.changedAtMs)) }),
  };
}

async function appointmentsOf(
  reader: Reader,
  feed: Feed,
  zone: string,
  nowMs: number,
): Promise<CalendarEvent[]> {
  const visits = await shownVisits(reader, { ...feed, fromMs: nowMs - DAYS_BACK * DAY_MS });
  return visits
    .filter(
      ({ status, changedAtMs }) =>
        status === "booked" || changedAtMs > nowMs - CANCELLED_DAYS * DAY_MS,
    )
    .map((visit) => visitEvent(visit, { ...feed, zone, ofSeveral: feed.stylistId === null }));
}

async function absencesOf(
  reader: Reader,
  feed: Feed,
  zone: string,
  nowMs: number,
): Promise<CalendarEvent[]> {
  let select = reader
    .selectFrom("time_off")
    .innerJoin("stylists", "stylists.id", "time_off.stylist_id")
    .select(["time_off.id", "starts_at_ms", "ends_at_ms", "stylists.name"])
    .where("stylists.desk_id", "=", feed.deskId)
    .where("ends_at_ms", ">", nowMs - DAYS_BACK * DAY_MS)
    .orderBy("starts_at_ms")
    .orderBy("time_off.id");
  if (feed.stylistId !== null) select = select.where("stylists.id", "=", feed.stylistId);
  const rows = await select.execute();
  return rows.map((row) => ({
    uid: eventUid(row.id, feed.deskId),
    sequence: 0,
    startMs: row.starts_at_ms,
    endMs: row.ends_at_ms,
    zone,
    // Why somebody is away is theirs to tell.
    summary: feed.stylistId === null ? `${row.name} is away` : "Away",
    status: "confirmed",
    // When it was entered isn't known, and it is never changed in place.
    createdAtMs: feed.createdAtMs,
    changedAtMs: feed.createdAtMs,
  }));
}
