import type { FastifyInstance } from "fastify";
import { readFeed } from "../../actions/calendars/read-feed.ts";
import type { Clock } from "../../base/clock.ts";
import { calendarFeedRoute } from "../../http/routes/calendar-feed.ts";
import { syncCalendars } from "../../jobs/calendar-sync/sync-calendars.ts";
import { readCalendars } from "../../jobs/meeting-calendars/read-calendars.ts";
import type { HealthRegistry, PartHealth } from "../../ops/health.ts";
import type { Logger } from "../../ops/logger.ts";
import type { JobQueue } from "../../ports/job-queue.ts";
import { linksOf } from "../../store/calendars/links.ts";
import { meetingCalendarsOf } from "../../store/lobby/meeting-calendars.ts";
import type { Database } from "../../store/database.ts";
import { openCalendar } from "./calendar-kinds.ts";
import { READ_EVERY_MS } from "./meeting-calendars.ts";

/** How soon a change of the book is in people's calendars. */
const LOOK_EVERY_MS = 10_000;
/** How soon what happens in people's calendars is known here. */
export const SYNC_EVERY_MS = 180_000;

/** Serves the feeds, keeps connected calendars in step and reads those that tell of visitors, from now on. */
export async function startCalendars(options: {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: HealthRegistry;
  readonly jobs: JobQueue;
  readonly secretsKey: string | undefined;
}): Promise<void> {
  const { server, database, secretsKey } = options;
  calendarFeedRoute(server, (secret) => readFeed(options, secret));
  options.health.register("calendars", () => calendarHealth(database));
  const sync = {
    ...options,
    everyMs: SYNC_EVERY_MS,
    open: (link: Parameters<typeof openCalendar>[0]) => openCalendar(link, secretsKey),
  };
  await options.jobs.repeat("calendars", LOOK_EVERY_MS, (signal) => syncCalendars(sync, signal));
  const reading = {
    ...options,
    everyMs: READ_EVERY_MS,
    open: (calendar: Parameters<typeof openCalendar>[0]) => openCalendar(calendar, secretsKey),
  };
  await options.jobs.repeat("meetings", LOOK_EVERY_MS, (signal) => readCalendars(reading, signal));
}

/** Whether every connected calendar lets us in; one that is away for a moment is no matter. */
export async function calendarHealth(database: Database): Promise<PartHealth> {
  const links = await linksOf(database.read);
  const meetings = await meetingCalendarsOf(database.read);
  const all = [
    ...links.map(({ stylist: of, broken, failures, problem }) => ({
      of,
      broken,
      failures,
      problem,
    })),
    ...meetings.map(({ employee: of, broken, failures, problem }) => ({
      of: of ?? "the lobby's calendar",
      broken,
      failures,
      problem,
    })),
  ];
  const bad = all.find(({ broken }) => broken === 1) ?? all.find(({ failures }) => failures >= 5);
  return bad
    ? { state: "degraded", detail: `${bad.of}: ${bad.problem ?? ""}` }
    : { state: "healthy" };
}
