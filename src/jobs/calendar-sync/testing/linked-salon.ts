import { openSalon, type Salon } from "../../../actions/testing/open-salon.ts";
import type { Span } from "../../../domain/scheduling/types.ts";
import { silentLogger } from "../../../ops/logger.ts";
import type { Calendar } from "../../../ports/calendar.ts";
import { memoryCalendar } from "../../../ports/testing/memory-calendar.ts";
import type { CalendarPair, TheirSide } from "../../../ports/testing/their-calendar.ts";
import { findLink, insertLink, type CalendarLink } from "../../../store/calendars/links.ts";
import { syncCalendars } from "../sync-calendars.ts";

const EVERY_MS = 300_000;

/** A salon in which Priya's own calendar is connected. */
export interface LinkedSalon extends AsyncDisposable {
  readonly salon: Salon;
  readonly there: TheirSide;
  /** Lets a turn come and go: five minutes later, unless the book calls for one at once. */
  readonly sync: (options?: {
    readonly afterMs?: number;
    readonly signal?: AbortSignal;
  }) => Promise<void>;
  readonly link: () => Promise<CalendarLink>;
  /** What Priya's calendar blocks here, by start. */
  readonly busy: () => Promise<readonly Span[]>;
}

/** Opens it. */
export async function openLinkedSalon(
  open?: (calendar: Calendar) => Promise<Calendar>,
  pair: CalendarPair = memoryCalendar(),
): Promise<LinkedSalon> {
  const salon = await openSalon();
  const { calendar, there } = pair;
  const nowMs = salon.clock.nowMs();
  await salon.database.write((writer) =>
    insertLink(writer, {
      id: "link_1",
      desk_id: salon.deskId,
      stylist_id: `${salon.deskId}/priya`,
      kind: "memory",
      target: "memory",
      settings: "{}",
      secret: "",
      shows: "first-name",
      created_at_ms: nowMs,
      sync_token: null,
      full_read_at_ms: null,
      last_synced_at_ms: null,
      next_sync_at_ms: nowMs,
      failures: 0,
      problem: null,
      broken: 0,
      claimed_until_ms: null,
    }),
  );
  return {
    salon,
    there,
    async sync({ afterMs = EVERY_MS, signal = new AbortController().signal } = {}) {
      await salon.clock.advance(afterMs);
      const { database, clock } = salon;
      await syncCalendars(
        {
          database,
          clock,
          logger: silentLogger,
          everyMs: EVERY_MS,
          open: () => open?.(calendar) ?? Promise.resolve(calendar),
        },
        signal,
      );
    },
    async link() {
      const link = await findLink(salon.database.read, "link_1");
      if (!link) throw new Error("There is no link.");
      return link;
    },
    async busy() {
      return await salon.database.read
        .selectFrom("calendar_busy")
        .select(["starts_at_ms as startMs", "ends_at_ms as endMs"])
        .orderBy("starts_at_ms")
        .orderBy("ends_at_ms")
        .execute();
    },
    async [Symbol.asyncDispose]() {
      await pair[Symbol.asyncDispose]();
      await salon[Symbol.asyncDispose]();
    },
  };
}
