import { addFeed, removeFeed, rotateFeed } from "../../actions/calendars/manage-feeds.ts";
import { loadDesk, type Business } from "../../actions/load-desk.ts";
import { systemClock } from "../../base/clock.ts";
import type { Config } from "../../config/config.ts";
import { usualDetail, type CalendarDetail } from "../../domain/calendars/appointment-words.ts";
import { toIsoWithOffset } from "../../domain/scheduling/local-time.ts";
import { calendarConflicts, type CalendarConflict } from "../../store/calendars/busy.ts";
import { entriesOf } from "../../store/calendars/entries.ts";
import { feedsOf } from "../../store/calendars/feeds.ts";
import { linksOf } from "../../store/calendars/links.ts";
import { deleteMeetingCalendar } from "../../store/lobby/meeting-calendars.ts";
import { openBook, ownerContext } from "../open-book.ts";
import { connectCalendar, type Connecting } from "./connect-calendar.ts";
import { disconnectCalendar } from "./disconnect-calendar.ts";
import { findPerson } from "./find-person.ts";
import {
  connectMeetings,
  meetingCalendarViews,
  readMeetingsNow,
  type ConnectingMeetings,
  type MeetingCalendarView,
} from "./meeting-calendars.ts";
import { syncNow } from "./sync-now.ts";

/** What worked, or one sentence that says what to do instead. */
export type CalendarResult<Value> =
  | ({ readonly ok: true } & Value)
  | { readonly ok: false; readonly reason: string };

/** A feed to subscribe to, as the owner sees it. */
export interface FeedView {
  readonly id: string;
  /** Null: the whole desk. */
  readonly person: string | null;
  readonly shows: CalendarDetail;
}

/** A connected calendar, as the owner sees it. */
export interface ConnectionView {
  readonly id: string;
  readonly person: string;
  readonly calendar: string;
  readonly shows: CalendarDetail;
  readonly state: "new" | "in-step" | "failing" | "broken";
  /** One sentence; null when all is well. */
  readonly problem: string | null;
  /** ISO 8601 with offset; null before the first time. */
  readonly lastInStep: string | null;
  /** How many appointments were changed there and put back since they last changed here. */
  readonly putBack: number;
  /** How many appointments the calendar doesn't take. */
  readonly refused: number;
}

/** An appointment that stands in somebody's way elsewhere; instants are ISO 8601 with offset. */
export interface ConflictView {
  readonly appointment: string;
  readonly person: string;
  readonly start: string;
  readonly busyFrom: string;
  readonly busyUntil: string;
}

/** Calendars for the command line. */
export interface CalendarDesk extends AsyncDisposable {
  list(): Promise<{
    readonly feeds: readonly FeedView[];
    readonly connections: readonly ConnectionView[];
    readonly meetings: readonly MeetingCalendarView[];
  }>;
  addFeed(feed: {
    readonly person?: string;
    readonly shows?: CalendarDetail;
  }): Promise<CalendarResult<{ readonly id: string; readonly url: string }>>;
  rotate(feedId: string): Promise<CalendarResult<{ readonly url: string }>>;
  connect(wish: Connecting, signal: AbortSignal): Promise<CalendarResult<{ readonly id: string }>>;
  /** Connects one that is only read, for the visitors of a lobby. */
  connectMeetings(
    wish: ConnectingMeetings,
    signal: AbortSignal,
  ): Promise<CalendarResult<{ readonly id: string }>>;
  /** Closes a feed, or disconnects a calendar after taking our appointments out of it. */
  remove(
    id: string,
    options: { readonly keepEvents: boolean; readonly signal: AbortSignal },
  ): Promise<CalendarResult<{ readonly takenAway: number }>>;
  /** Gives every connected calendar its turn now. */
  sync(signal: AbortSignal): Promise<{
    readonly connections: readonly ConnectionView[];
    readonly meetings: readonly MeetingCalendarView[];
  }>;
  conflicts(): Promise<readonly ConflictView[]>;
  /** Whether others than this machine can reach the feeds. */
  readonly isPublic: boolean;
}

/** Opens the book for it; `desk` as of `ownerContext`. */
export async function openCalendarDesk(config: Config, desk?: string): Promise<CalendarDesk> {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await openBook(config));
  const owner = await ownerContext(database, systemClock, desk);
  const business = await loadDesk(owner);
  const { deskId } = owner;
  const connections = async () => await connectionsOf(database, business);
  const meetings = async () => await meetingCalendarViews(owner, business);
  const open = stack.move();
  return {
    isPublic: config.publicOrigin !== undefined,
    async list() {
      const feeds = await feedsOf(database.read, deskId);
      return {
        feeds: feeds.map(({ id, stylist, shows }) => ({ id, person: stylist, shows })),
        connections: await connections(),
        meetings: await meetings(),
      };
    },
    async addFeed({ person, shows = usualDetail(business.trade) }) {
      const found = person === undefined ? null : findPerson(business, person);
      if (found?.ok === false) return found;
      const { id, secret } = await addFeed(owner, { stylistId: found?.id ?? null, shows });
      return { ok: true, id, url: feedUrl(config, secret) };
    },
    async rotate(feedId) {
      const rotated = await rotateFeed(owner, feedId);
      return rotated ? { ok: true, url: feedUrl(config, rotated.secret) } : NO_SUCH;
    },
    connect: (wish, signal) => connectCalendar(owner, { business, config, wish, signal }),
    connectMeetings: (wish, signal) => connectMeetings(owner, { business, config, wish, signal }),
    async remove(id, options) {
      if (await removeFeed(owner, id)) return { ok: true, takenAway: 0 };
      if (await database.write((writer) => deleteMeetingCalendar(writer, deskId, id)))
        return { ok: true, takenAway: 0 };
      return (await disconnectCalendar(owner, { id, config, ...options })) ?? NO_SUCH;
    },
    async sync(signal) {
      await syncNow(owner, config, signal);
      await readMeetingsNow(owner, config, signal);
      return { connections: await connections(), meetings: await meetings() };
    },
    async conflicts() {
      const query = { deskId, nowMs: systemClock.nowMs() };
      const found = await calendarConflicts(database.read, query);
      return found.map((one) => conflictView(one, business.zone));
    },
    [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
  };
}

function conflictView(conflict: CalendarConflict, zone: string): ConflictView {
  return {
    appointment: conflict.visitId,
    person: conflict.stylist,
    start: toIsoWithOffset(conflict.startMs, zone),
    busyFrom: toIsoWithOffset(conflict.busyFromMs, zone),
    busyUntil: toIsoWithOffset(conflict.busyUntilMs, zone),
  };
}

const NO_SUCH = {
  ok: false,
  reason: "There's no feed or connection with this id; see frontdesk calendars.",
} as const;

function feedUrl({ publicOrigin, port }: Config, secret: string): string {
  return `${publicOrigin ?? `http://localhost:${port}`}/calendars/${secret}.ics`;
}

async function connectionsOf(
  database: Awaited<ReturnType<typeof openBook>>,
  business: Business,
): Promise<ConnectionView[]> {
  const links = await linksOf(database.read, business.id);
  const views: ConnectionView[] = [];
  for (const link of links) {
    const entries = [...(await entriesOf(database.read, link.id)).values()];
    views.push({
      id: link.id,
      person: link.stylist,
      calendar: link.target,
      shows: link.shows,
      state: stateOf(link),
      problem: link.problem,
      lastInStep:
        link.last_synced_at_ms === null
          ? null
          : toIsoWithOffset(link.last_synced_at_ms, business.zone),
      putBack: entries.filter((entry) => entry.restored > 0).length,
      refused: entries.filter((entry) => entry.problem !== null).length,
    });
  }
  return views;
}

function stateOf(link: {
  readonly broken: number;
  readonly problem: string | null;
  readonly last_synced_at_ms: number | null;
}): ConnectionView["state"] {
  if (link.broken === 1) return "broken";
  if (link.problem !== null) return "failing";
  return link.last_synced_at_ms === null ? "new" : "in-step";
}
