import type { FastifyInstance } from "fastify";
import { readFeed } from "../../actions/calendars/read-feed.ts";
import type { Clock } from "../../base/clock.ts";
import { calendarFeedRoute } from "../../http/routes/calendar-feed.ts";
import { syncCalendars } from "../../jobs/calendar-sync/sync-calendars.ts";
import type { HealthRegistry, PartHealth } from "../../ops/health.ts";
import type { Logger } from "../../ops/logger.ts";
import type { JobQueue } from "../../ports/job-queue.ts";
import { linksOf } from "../../store/calendars/links.ts";
import type { Database } from "../../store/database.ts";
import { openCalendar } from "./calendar-kinds.ts";

/** How soon a change of the book is in people's calendars. */
const LOOK_EVERY_MS = 10_000;
/** How soon what happens in people's calendars is known here. */
export const SYNC_EVERY_MS = 180_000;

/** Serves the feeds and keeps connected calendars in step from now on. */
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
}

/** Whether every connected calendar lets us in; one that is away for a moment is no matter. */
export async function calendarHealth(database: Database): Promise<PartHealth> {
  const links = await linksOf(database.read);
  const broken = links.find((link) => link.broken === 1);
  if (broken) return { state: "degraded", detail: `${broken.stylist}: ${broken.problem ?? ""}` };
  const away = links.find((link) => link.failures >= 5);
  return away
    ? { state: "degraded", detail: `${away.stylist}: ${away.problem ?? ""}` }
    : { state: "healthy" };
}
