import { openLobby, type Lobby } from "../../../actions/testing/open-lobby.ts";
import { createLogger } from "../../../ops/logger.ts";
import type { Calendar } from "../../../ports/calendar.ts";
import { memoryCalendar } from "../../../ports/testing/memory-calendar.ts";
import type { CalendarPair, TheirSide } from "../../../ports/testing/their-calendar.ts";
import {
  findMeetingCalendar,
  insertMeetingCalendar,
  type MeetingCalendar,
} from "../../../store/lobby/meeting-calendars.ts";
import { readCalendars } from "../read-calendars.ts";

const EVERY_MS = 180_000;

/** Connects a calendar in memory, to somebody or to the whole lobby, and reads it each time that it's asked to. */
export interface MetLobby extends AsyncDisposable {
  readonly lobby: Lobby;
  /** The calendars' other sides, in the order in which they were asked for. */
  readonly there: readonly TheirSide[];
  /** Lets a turn come and go. */
  readonly read: (options?: {
    readonly afterMs?: number;
    readonly signal?: AbortSignal;
  }) => Promise<void>;
  /** What was logged as a fault of ours. */
  readonly faults: readonly string[];
  readonly calendar: (at?: number) => Promise<MeetingCalendar>;
  /** Who is in the book, a line each: `Tom Baker of Initech for Priya Raman at 2026-11-23T20:00Z: expected`. */
  readonly expected: () => Promise<readonly string[]>;
}

/** Opens the sample lobby with a calendar of each of these: the short id of an employee, or null for the lobby's own. */
export async function openMetLobby(
  owners: readonly (string | null)[],
  open: (calendar: Calendar) => Promise<Calendar> = (calendar) => Promise.resolve(calendar),
): Promise<MetLobby> {
  const lobby = await openLobby();
  const { database, clock, deskId } = lobby;
  const pairs: readonly CalendarPair[] = owners.map(() => memoryCalendar());
  const faults: string[] = [];
  const logger = createLogger({
    level: "error",
    destination: { write: (line: string) => void faults.push(line) },
  });
  for (const [at, owner] of owners.entries()) await connect(lobby, at, owner);
  return {
    lobby,
    faults,
    there: pairs.map((pair) => pair.there),
    async read({ afterMs = EVERY_MS, signal = new AbortController().signal } = {}) {
      await clock.advance(afterMs);
      const reading = {
        database,
        clock,
        logger,
        everyMs: EVERY_MS,
        open: async ({ target }: MeetingCalendar) => {
          const pair = pairs[Number(target)];
          if (!pair) throw new Error("There is no such calendar.");
          return await open(pair.calendar);
        },
      };
      await readCalendars(reading, signal);
    },
    async calendar(at = 0) {
      const calendar = await findMeetingCalendar(database.read, `calendar_${at}`);
      if (!calendar) throw new Error("There is no such calendar.");
      return calendar;
    },
    async expected() {
      const rows = await database.read
        .selectFrom("expected_visits")
        .innerJoin("employees", "employees.id", "expected_visits.host_id")
        .selectAll("expected_visits")
        .select("employees.name as host")
        .where("expected_visits.desk_id", "=", deskId)
        .orderBy("starts_at_ms")
        .orderBy("visitor_name")
        .execute();
      return rows.map((row) => {
        const from = row.company === null ? "" : ` of ${row.company}`;
        const at = new Date(row.starts_at_ms).toISOString().slice(0, 16);
        return `${row.visitor_name ?? "somebody"}${from} for ${row.host} at ${at}Z: ${row.status}`;
      });
    },
    async [Symbol.asyncDispose]() {
      for (const pair of pairs) await pair[Symbol.asyncDispose]();
      await lobby[Symbol.asyncDispose]();
    },
  };
}

async function connect(
  { database, deskId, clock }: Lobby,
  at: number,
  owner: string | null,
): Promise<void> {
  await database.write((writer) =>
    insertMeetingCalendar(writer, {
      id: `calendar_${at}`,
      desk_id: deskId,
      employee_id: owner === null ? null : `${deskId}/${owner}`,
      kind: "memory",
      target: String(at),
      settings: "{}",
      secret: "",
      created_at_ms: clock.nowMs() + at,
      last_read_at_ms: null,
      next_read_at_ms: clock.nowMs(),
      failures: 0,
      problem: null,
      broken: 0,
      claimed_until_ms: null,
    }),
  );
}
