import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../ops/logger.ts";
import type { Calendar } from "../../ports/calendar.ts";
import { dueLinks, type CalendarLink } from "../../store/calendars/links.ts";
import type { Database } from "../../store/database.ts";
import { syncLink } from "./sync-link.ts";

/** What keeping calendars in step works with. */
export interface CalendarSync {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a calendar in which nothing happens here is left alone. */
  readonly everyMs: number;
  /** Opens a connected calendar. Throws `LinkUnusable` when its password or key can't be read. */
  readonly open: (link: CalendarLink) => Promise<Calendar>;
}

const AT_ONCE = 4;

/** Works on all calendars whose turn it is: what happened there becomes busy times here, what is booked here is put there. */
export async function syncCalendars(sync: CalendarSync, signal: AbortSignal): Promise<void> {
  const due = [...(await dueLinks(sync.database.read, sync.clock.nowMs()))];
  const worker = async () => {
    for (let id = due.shift(); id !== undefined && !signal.aborted; id = due.shift()) {
      await syncLink(sync, id, signal);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
