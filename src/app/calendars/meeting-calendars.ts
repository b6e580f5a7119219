import type { ActionContext } from "../../actions/action-context.ts";
import type { Business } from "../../actions/load-desk.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { newId } from "../../base/id.ts";
import type { Config } from "../../config/config.ts";
import { toIsoWithOffset } from "../../domain/scheduling/local-time.ts";
import { readCalendar } from "../../jobs/meeting-calendars/read-calendar.ts";
import { createLogger } from "../../ops/logger.ts";
import { countStillExpected } from "../../store/lobby/expected-by-calendar.ts";
import {
  insertMeetingCalendar,
  meetingCalendarsOf,
  type MeetingCalendar,
} from "../../store/lobby/meeting-calendars.ts";
import { findEmployeeId } from "../manager/find-employee.ts";
import type { CalendarResult } from "./calendar-desk.ts";
import { openCalendar } from "./calendar-kinds.ts";
import { seal } from "./seal.ts";
import { noSecretsKey, tryCalendar, type CalendarPlace } from "./try-calendar.ts";

/** How soon a meeting in people's calendars is known here. */
export const READ_EVERY_MS = 180_000;

/** Whose calendar is to be read for visitors, and where it is. */
export interface ConnectingMeetings {
  /** Null: the whole lobby's, as a calendar of visitors or of a room. */
  readonly employee: string | null;
  readonly at: CalendarPlace;
}

/** A calendar that is read for visitors, as the owner sees it. */
export interface MeetingCalendarView {
  readonly id: string;
  /** Null: the whole lobby's. */
  readonly employee: string | null;
  readonly calendar: string;
  readonly state: "new" | "in-step" | "failing" | "broken";
  /** One sentence; null when all is well. */
  readonly problem: string | null;
  /** ISO 8601 with offset; null before the first time. */
  readonly lastRead: string | null;
  /** How many visitors are still to come by it, today and tomorrow. */
  readonly expected: number;
}

/** Connects a calendar to be read for visitors, after it has let us in. */
export async function connectMeetings(
  owner: ActionContext,
  options: {
    readonly business: Business;
    readonly config: Config;
    readonly wish: ConnectingMeetings;
    readonly signal: AbortSignal;
  },
): Promise<CalendarResult<{ readonly id: string }>> {
  const { business, config, wish, signal } = options;
  if (business.trade !== "lobby")
    return refusal("Only a lobby expects visitors; here, --person connects a calendar.");
  const person = await findOwner(owner, wish.employee);
  if (!person.ok) return person;
  const { secretsKey } = config;
  if (secretsKey === undefined) return noSecretsKey();
  const found = await tryCalendar(wish.at, { changes: false, signal });
  if (!found.ok) return found;
  const { secret, target } = found;
  // Whoever's account leads to a calendar of the whole lobby receives visitors as others do.
  const settings =
    person.id === null && found.settings.kind === "caldav"
      ? { ...found.settings, addresses: [] }
      : found.settings;
  const { database, deskId } = owner;
  const id = newId("calendar");
  const nowMs = owner.clock.nowMs();
  return await database.write(async (writer) => {
    const same = (await meetingCalendarsOf(writer, deskId)).find((one) => one.target === target);
    if (same)
      return refusal(
        `That calendar is connected already, for ${same.employee ?? "the whole lobby"}.`,
      );
    await insertMeetingCalendar(writer, {
      id,
      desk_id: deskId,
      employee_id: person.id,
      kind: settings.kind,
      target,
      settings: JSON.stringify(settings),
      secret: seal(secret, secretsKey, id),
      created_at_ms: nowMs,
      last_read_at_ms: null,
      next_read_at_ms: nowMs,
      failures: 0,
      problem: null,
      broken: 0,
      claimed_until_ms: null,
    });
    return { ok: true, id };
  });
}

/** Those of the desk, as the owner sees them. */
export async function meetingCalendarViews(
  { database, deskId, clock }: ActionContext,
  { zone }: Business,
): Promise<readonly MeetingCalendarView[]> {
  const views: MeetingCalendarView[] = [];
  for (const one of await meetingCalendarsOf(database.read, deskId)) {
    const { id, employee, target, problem, last_read_at_ms: readAtMs } = one;
    views.push({
      id,
      employee,
      calendar: target,
      state: stateOf(one),
      problem,
      lastRead: readAtMs === null ? null : toIsoWithOffset(readAtMs, zone),
      expected: await countStillExpected(database.read, id, clock.nowMs()),
    });
  }
  return views;
}

/** Reads all of the desk now, one after another, and waits for it. */
export async function readMeetingsNow(
  { database, clock, deskId }: ActionContext,
  config: Config,
  signal: AbortSignal,
): Promise<void> {
  const logger = createLogger({ level: config.logLevel === "debug" ? "debug" : "silent" });
  const open = (calendar: MeetingCalendar) => openCalendar(calendar, config.secretsKey);
  const reading = { database, clock, logger, everyMs: READ_EVERY_MS, open };
  for (const { id } of await meetingCalendarsOf(database.read, deskId)) {
    signal.throwIfAborted();
    await readCalendar(reading, id, signal);
  }
}

async function findOwner(
  owner: ActionContext,
  name: string | null,
): Promise<CalendarResult<{ readonly id: string | null }>> {
  if (name === null) return { ok: true, id: null };
  try {
    const id = await findEmployeeId(owner, name);
    return id === null ? refusal("Say whose calendar it is: --employee <name>.") : { ok: true, id };
  } catch (error) {
    if (error instanceof Refused) return refusal(error.message);
    throw error;
  }
}

function refusal(reason: string) {
  return { ok: false, reason } as const;
}

function stateOf(calendar: MeetingCalendar): MeetingCalendarView["state"] {
  if (calendar.broken === 1) return "broken";
  if (calendar.problem !== null) return "failing";
  return calendar.last_read_at_ms === null ? "new" : "in-step";
}
