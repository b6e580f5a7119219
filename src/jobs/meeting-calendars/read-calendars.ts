import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../ops/logger.ts";
import type { Calendar } from "../../ports/calendar.ts";
import type { Database } from "../../store/database.ts";
import { dueMeetingCalendars, type MeetingCalendar } from "../../store/lobby/meeting-calendars.ts";
import { readCalendar } from "./read-calendar.ts";

/** What reading calendars for visitors works with. */
export interface MeetingReading {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a calendar that was read is left alone. */
  readonly everyMs: number;
  /** Opens a connected calendar. Throws `LinkUnusable` when its password or key can't be read. */
  readonly open: (calendar: MeetingCalendar) => Promise<Calendar>;
}

const AT_ONCE = 4;

/** Reads all calendars whose turn it is: who is invited there from outside is expected here. */
export async function readCalendars(reading: MeetingReading, signal: AbortSignal): Promise<void> {
  const nowMs = reading.clock.nowMs();
  const due = [...(await dueMeetingCalendars(reading.database.read, nowMs))];
  const worker = async () => {
    for (let id = due.shift(); id !== undefined && !signal.aborted; id = due.shift()) {
      await readCalendar(reading, id, signal);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
