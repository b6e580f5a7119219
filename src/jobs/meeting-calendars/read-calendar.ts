import type { Span } from "../../domain/scheduling/types.ts";
import { toInstantMs, toLocal } from "../../domain/scheduling/local-time.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import { zoneOf } from "../../store/calendars/zone-of.ts";
import { findEmployee } from "../../store/lobby/employees.ts";
import {
  claimMeetingCalendar,
  findMeetingCalendar,
  updateMeetingCalendar,
  type MeetingCalendar,
} from "../../store/lobby/meeting-calendars.ts";
import {
  LASTING,
  PASSING,
  calendarFailure,
  type CalendarFailure,
} from "../calendar-sync/calendar-failure.ts";
import { LinkUnusable } from "../calendar-sync/link-unusable.ts";
import type { MeetingReading } from "./read-calendars.ts";
import { takeInMeetings } from "./take-in-meetings.ts";

/** A process that died gives its calendar back after this long; one that lives stops before. */
const CLAIM_MS = 120_000;
const LONGEST_MS = 100_000;
const HOUR_MS = 3_600_000;

/**
 * Reads the meetings of today and tomorrow in one calendar, unless another process does. That of somebody who left isn't read any more.
 * What goes wrong is kept with the calendar, and tried again later; who was expected by then still is.
 */
export async function readCalendar(
  reading: MeetingReading,
  calendarId: string,
  signal: AbortSignal,
): Promise<void> {
  const { database, clock, logger, everyMs } = reading;
  const nowMs = clock.nowMs();
  const claim = { id: calendarId, nowMs, untilMs: nowMs + CLAIM_MS };
  if (!(await database.write((writer) => claimMeetingCalendar(writer, claim)))) return;
  const calendar = await findMeetingCalendar(database.read, calendarId);
  if (!calendar) return;
  const late = new AbortController();
  using _timer = clock.setTimer(LONGEST_MS, () =>
    late.abort(new ProviderError(calendar.kind, "timeout", "the turn took too long")),
  );
  try {
    const both = AbortSignal.any([signal, late.signal]);
    const zone = await zoneOf(database.read, calendar.desk_id, null);
    const span = todayAndTomorrow(nowMs, zone);
    const meetings = (await isOfSomebodyGone(reading, calendar))
      ? []
      : await (await reading.open(calendar)).meetings({ span, zone, signal: both });
    const expected = await database.write(async (writer) => {
      // Its owner may have removed it while it was read.
      if (!(await findMeetingCalendar(writer, calendarId))) return 0;
      const count = await takeInMeetings(writer, calendar, {
        meetings,
        fromMs: span.startMs,
        nowMs: clock.nowMs(),
      });
      await updateMeetingCalendar(writer, calendarId, {
        last_read_at_ms: clock.nowMs(),
        next_read_at_ms: clock.nowMs() + everyMs,
        failures: 0,
        problem: null,
        broken: 0,
        claimed_until_ms: null,
      });
      return count;
    });
    logger.debug({ calendar: calendarId, expected }, "a calendar was read for visitors");
  } catch (error) {
    if (signal.aborted) return await giveBack(reading, calendarId);
    await noteFailure(reading, calendar, error);
  }
}

function todayAndTomorrow(nowMs: number, zone: string): Span {
  const midnight = (days: number): number => {
    const noon = toInstantMs(`${toLocal(nowMs, zone).slice(0, 10)}T12:00`, zone);
    const day = toLocal(noon + days * 24 * HOUR_MS, zone).slice(0, 10);
    return toInstantMs(`${day}T00:00`, zone);
  };
  return { startMs: midnight(0), endMs: midnight(2) };
}

async function isOfSomebodyGone(
  { database }: MeetingReading,
  calendar: MeetingCalendar,
): Promise<boolean> {
  if (calendar.employee_id === null) return false;
  const owner = await findEmployee(database.read, calendar.desk_id, calendar.employee_id);
  return owner?.isGone !== false;
}

/** We are closing: whoever starts next goes on at once. */
async function giveBack({ database }: MeetingReading, id: string): Promise<void> {
  await database.write((writer) => updateMeetingCalendar(writer, id, { claimed_until_ms: null }));
}

async function noteFailure(
  { database, clock, logger }: MeetingReading,
  calendar: MeetingCalendar,
  error: unknown,
): Promise<void> {
  const failure = calendarFailure(error);
  logger.warn({ calendar: calendar.id, failure }, "a calendar could not be read for visitors");
  // What a calendar's server says may quote somebody's meetings; a fault of ours doesn't.
  if (failure === "fault")
    logger.error({ err: error, calendar: calendar.id }, "reading a calendar failed");
  const isLasting = LASTING.has(failure);
  const failures = calendar.failures + 1;
  await database.write((writer) =>
    updateMeetingCalendar(writer, calendar.id, {
      failures,
      problem: error instanceof LinkUnusable ? error.message : (SENTENCES[failure] ?? PASSING),
      broken: isLasting ? 1 : 0,
      // A password may come to work again by itself, so even that is looked at now and then.
      next_read_at_ms:
        clock.nowMs() + (isLasting ? HOUR_MS : Math.min(HOUR_MS, 15_000 * 2 ** failures)),
      claimed_until_ms: null,
    }),
  );
}

const SENTENCES: Readonly<Partial<Record<CalendarFailure, string>>> = {
  authentication: "The calendar doesn't let us in any more: remove it and connect it again.",
  "invalid-request":
    "The calendar isn't there any more or isn't shared with us: share it again, or connect another.",
  "rate-limit": "The calendar asks us to wait; it is tried again by itself.",
  unusable: "The calendar can't be opened: remove it and connect it again.",
  fault: "Something went wrong here while the calendar was read; the log says what.",
};
