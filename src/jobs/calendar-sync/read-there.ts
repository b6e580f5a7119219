import { idInUid } from "../../actions/calendars/visit-event.ts";
import type { Span } from "../../domain/scheduling/types.ts";
import type { CalendarReading, RemoteEvent } from "../../ports/calendar.ts";
import { clearBusy, replaceBusy } from "../../store/calendars/busy.ts";
import {
  entriesOf,
  knownVisits,
  updateEntry,
  type CalendarEntry,
} from "../../store/calendars/entries.ts";
import { updateLink } from "../../store/calendars/links.ts";
import { zoneOf } from "../../store/calendars/zone-of.ts";
import type { Writer } from "../../store/database.ts";
import type { Turn } from "./turn.ts";

const DAY_MS = 86_400_000;

/**
 * Takes in what happened in the calendar: other people's times become busy times here, in one transaction with the token, and
 * events of ours that were changed or deleted there are marked to be put back. Events of ours never keep anybody busy.
 */
export async function readThere(
  turn: Turn,
): Promise<{ readonly read: number; readonly unreadable: number }> {
  const { reading, span } = await ask(turn);
  const { database, link } = turn;
  const ids = reading.events.map((event) => idInUid(event.uid)).filter((id) => id !== undefined);
  await database.write(async (writer) => {
    const entries = await entriesOf(writer, link.id);
    const known = await knownVisits(writer, ids);
    const places = new Set([...entries.values()].map((entry) => entry.remote_id));
    const isOurs = ({ uid, remoteId }: RemoteEvent) => {
      const id = idInUid(uid);
      return (id !== undefined && (known.has(id) || entries.has(id))) || places.has(remoteId);
    };
    const { own = [], others = [] } = Object.groupBy(reading.events, (event) =>
      isOurs(event) ? "own" : "others",
    );
    await takeInOthers(writer, turn, reading, others);
    // What was theirs once and is ours now, by an import of the same file.
    for (const { remoteId } of own)
      await replaceBusy(writer, { linkId: link.id, remoteId, busy: [] });
    await takeInOwn(writer, turn, { entries, own, reading, span });
    await updateLink(writer, link.id, {
      sync_token: reading.token ?? null,
      ...(reading.complete && { full_read_at_ms: turn.clock.nowMs() }),
    });
  });
  return { read: reading.events.length, unreadable: reading.unreadable };
}

/** Reads on from the last time; everything once a day, because the span moves on with the days. */
async function ask({
  calendar,
  clock,
  database,
  link,
  signal,
}: Turn): Promise<{ readonly reading: CalendarReading; readonly span: Span }> {
  const nowMs = clock.nowMs();
  const { horizon_days: horizonDays } = await database.read
    .selectFrom("desks")
    .select("horizon_days")
    .where("id", "=", link.desk_id)
    .executeTakeFirstOrThrow();
  const span = {
    startMs: nowMs - DAY_MS,
    endMs: nowMs + (horizonDays + 2) * DAY_MS,
  };
  const query = {
    span,
    zone: await zoneOf(database.read, link.desk_id, link.stylist_id),
    signal,
  };
  const isFresh = link.full_read_at_ms !== null && link.full_read_at_ms > nowMs - DAY_MS;
  if (link.sync_token !== null && isFresh) {
    const changes = await calendar.read({ ...query, token: link.sync_token });
    if (changes !== "expired") return { reading: changes, span };
  }
  const everything = await calendar.read(query);
  if (everything === "expired") throw new Error("A reading from the start can't be expired.");
  return { reading: everything, span };
}

async function takeInOthers(
  writer: Writer,
  { link }: Turn,
  reading: CalendarReading,
  others: readonly RemoteEvent[],
): Promise<void> {
  if (reading.complete) await clearBusy(writer, link.id);
  for (const remoteId of reading.removed) {
    await replaceBusy(writer, { linkId: link.id, remoteId, busy: [] });
  }
  for (const { remoteId, busy } of others) {
    await replaceBusy(writer, { linkId: link.id, remoteId, busy });
  }
}

interface OwnReading {
  readonly entries: ReadonlyMap<string, CalendarEntry>;
  readonly own: readonly RemoteEvent[];
  readonly reading: CalendarReading;
  readonly span: Span;
}

async function takeInOwn(
  writer: Writer,
  turn: Turn,
  { entries, own, reading, span }: OwnReading,
): Promise<void> {
  const nowMs = turn.clock.nowMs();
  const byVisit = Map.groupBy(own, ({ uid }) => idInUid(uid));
  for (const entry of entries.values()) {
    // What is over is not put back, so it doesn't matter.
    if (entry.ends_at_ms <= nowMs || entry.written === null) continue;
    const there = byVisit.get(entry.visit_id) ?? [];
    const same = there.find((event) => event.remoteId === entry.remote_id);
    const wasLookedFor = reading.complete && entry.starts_at_ms < span.endMs;
    const gone =
      entry.remote_id !== null &&
      !same &&
      (wasLookedFor || reading.removed.includes(entry.remote_id));
    // Somebody may have put it into another file; a copy beside the first is left alone.
    const seen = same ?? (gone ? there[0] : undefined);
    if (seen) await noteSeen(writer, entry, seen, nowMs);
    else if (gone) {
      await updateEntry(writer, entry, {
        remote_id: null,
        etag: null,
        stale: 1,
        restored: entry.restored + 1,
        restored_at_ms: nowMs,
      });
    }
  }
}

/** Keeps the version that was seen; at another time than we put it, it is to be put back. */
async function noteSeen(
  writer: Writer,
  entry: CalendarEntry,
  seen: RemoteEvent,
  nowMs: number,
): Promise<void> {
  const { remoteId, etag, startMs, endMs } = seen;
  if (remoteId === entry.remote_id && etag === entry.etag) return;
  const moved = startMs !== entry.starts_at_ms || endMs !== entry.ends_at_ms;
  await updateEntry(writer, entry, {
    remote_id: remoteId,
    etag,
    ...(moved && { stale: 1, restored: entry.restored + 1, restored_at_ms: nowMs }),
  });
}
