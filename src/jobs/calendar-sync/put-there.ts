import { eventUid } from "../../actions/calendars/visit-event.ts";
import type { RemotePlace } from "../../ports/calendar.ts";
import {
  deleteEntriesBefore,
  deleteEntry,
  entriesOf,
  insertEntry,
  updateEntry,
  type CalendarEntry,
} from "../../store/calendars/entries.ts";
import type { Turn } from "./turn.ts";
import { wantedEvents, type WantedEvent } from "./wanted-events.ts";

const KEPT_MS = 60 * 86_400_000;
const FIRST_WAIT_MS = 10 * 60_000;
const LONGEST_WAIT_MS = 86_400_000;
const MOST_TRIES = 3;
/** After so many times somebody or something there means it; then it stays as it is until it changes here. */
const MOST_RESTORES = 5;

/** Brings the calendar to what the book says: puts new and changed appointments there, takes away what is off. */
export async function putThere(
  turn: Turn,
): Promise<{ readonly put: number; readonly removed: number }> {
  const { database, clock, link } = turn;
  const nowMs = clock.nowMs();
  const wanted = await wantedEvents(database.read, link, nowMs);
  const entries = await entriesOf(database.read, link.id);
  // What is off goes first: it may stand where the next is to come.
  const off = [...entries.values()].filter(
    (entry) => entry.ends_at_ms > nowMs && !wanted.has(entry.visit_id),
  );
  for (const entry of off) await takeAway(turn, entry);
  const due = [...wanted].filter(([id, { digest }]) => isDue(entries.get(id), digest, nowMs));
  for (const [visitId, event] of due) {
    await putOne(turn, entries.get(visitId) ?? (await newEntry(turn, visitId, event)), event);
  }
  await database.write((writer) => deleteEntriesBefore(writer, link.id, nowMs - KEPT_MS));
  return { put: due.length, removed: off.length };
}

/** Takes away everything that is not over yet, before a calendar is disconnected. */
export async function takeAllAway(turn: Reaching): Promise<number> {
  const { database, clock, link } = turn;
  const nowMs = clock.nowMs();
  const ahead = [...(await entriesOf(database.read, link.id)).values()].filter(
    (entry) => entry.ends_at_ms > nowMs,
  );
  for (const entry of ahead) await takeAway(turn, entry);
  return ahead.length;
}

function isDue(entry: CalendarEntry | undefined, digest: string, nowMs: number): boolean {
  if (entry?.refused === digest && nowMs < nextTryMs(entry)) return false;
  if (!entry || entry.written !== digest) return true;
  return entry.stale === 1 && entry.restored <= MOST_RESTORES;
}

/** What a calendar refused it is asked less and less often, until it changes here. */
function nextTryMs({ refusals, refused_at_ms: lastMs }: CalendarEntry): number {
  return (lastMs ?? 0) + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (refusals - 1));
}

/** Written before anything is put there: whatever becomes of us, we know that it may be there. */
async function newEntry(
  { database, link }: Turn,
  visitId: string,
  { event }: WantedEvent,
): Promise<CalendarEntry> {
  const entry: CalendarEntry = {
    link_id: link.id,
    visit_id: visitId,
    remote_id: null,
    etag: null,
    written: null,
    stale: 0,
    starts_at_ms: event.startMs,
    ends_at_ms: event.endMs,
    restored: 0,
    restored_at_ms: null,
    problem: null,
    refused: null,
    refusals: 0,
    refused_at_ms: null,
  };
  await database.write((writer) => insertEntry(writer, entry));
  return entry;
}

async function putOne(turn: Turn, entry: CalendarEntry, wanted: WantedEvent): Promise<void> {
  const { event, digest } = wanted;
  const answer = await putAnyhow(turn, entry, wanted);
  const changedHere = entry.written !== digest;
  await turn.database.write((writer) =>
    updateEntry(
      writer,
      entry,
      typeof answer === "string"
        ? {
            problem: PROBLEMS[answer],
            ...(answer === "refused" && {
              refused: digest,
              refusals: entry.refused === digest ? entry.refusals + 1 : 1,
              refused_at_ms: turn.clock.nowMs(),
            }),
          }
        : {
            remote_id: answer.remoteId,
            etag: answer.etag,
            written: digest,
            stale: 0,
            starts_at_ms: event.startMs,
            ends_at_ms: event.endMs,
            problem: null,
            refused: null,
            refusals: 0,
            refused_at_ms: null,
            ...(changedHere && { restored: 0 }),
          },
    ),
  );
}

const PROBLEMS = {
  refused: "The calendar doesn't take this appointment.",
  changed: "The appointment is being changed in the calendar at the same time.",
};

/** The book is the truth: what somebody else made of it there meanwhile is written over. */
async function putAnyhow(
  { calendar, signal }: Turn,
  entry: CalendarEntry,
  { event }: WantedEvent,
): Promise<RemotePlace | "changed" | "refused"> {
  let place = placeOf(entry);
  for (let tries = 1; ; tries += 1) {
    const answer = await calendar.put(event, { ...(place && { place }), signal });
    if (answer !== "changed" || tries === MOST_TRIES) return answer;
    const { zone } = event;
    place = await calendar.find(event.uid, {
      ...(place && { remoteId: place.remoteId }),
      zone,
      signal,
    });
  }
}

function placeOf(entry: CalendarEntry): RemotePlace | undefined {
  return entry.remote_id === null || entry.etag === null
    ? undefined
    : { remoteId: entry.remote_id, etag: entry.etag };
}

/** What it takes to reach a calendar for one link. */
type Reaching = Pick<Turn, "calendar" | "clock" | "database" | "link" | "signal">;

async function takeAway(turn: Reaching, entry: CalendarEntry): Promise<void> {
  const { calendar, database, link, signal } = turn;
  // Without an answer to its first putting it may be there all the same.
  const remoteId =
    entry.remote_id ??
    (await calendar.find(eventUid(entry.visit_id, link.desk_id), { zone: "UTC", signal }))
      ?.remoteId;
  if (remoteId !== undefined) await calendar.remove(remoteId, { signal });
  await database.write((writer) => deleteEntry(writer, entry));
}
