import type { CalendarEvent } from "../../domain/calendars/calendar-event.ts";
import type { Meeting, MeetingGuest } from "../../domain/calendars/meeting.ts";
import type { Span } from "../../domain/scheduling/types.ts";
import type {
  Calendar,
  CalendarQuery,
  CalendarReading,
  RemoteEvent,
  RemotePlace,
} from "../calendar.ts";
import { ProviderError } from "../provider-error.ts";
import type { CalendarPair, TheirEvent, TheirGuest, TheirSide } from "./their-calendar.ts";
import { timesOf } from "./times-of.ts";

/** A calendar in memory that keeps the contract of the real ones, with its other side. */
export function memoryCalendar(): CalendarPair {
  const shelf = new Shelf();
  return {
    calendar: new MemoryCalendar(shelf),
    there: new MemoryOwner(shelf),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

interface Stored {
  readonly remoteId: string;
  readonly uid: string;
  readonly version: number;
  readonly gone: boolean;
  readonly event: TheirEvent;
}

/** What both sides see. */
class Shelf {
  readonly stored = new Map<string, Stored>();
  version = 0;
  oldestToken = 0;
  failures: ("heard" | "unheard" | "unanswered")[] = [];

  all(): Stored[] {
    return [...this.stored.values()].filter((one) => !one.gone);
  }

  store(remoteId: string, uid: string, event: TheirEvent): Stored {
    this.version += 1;
    const stored = { remoteId, uid, version: this.version, gone: false, event };
    this.stored.set(remoteId, stored);
    return stored;
  }

  remove(remoteId: string): void {
    const now = this.stored.get(remoteId);
    if (!now || now.gone) return;
    this.version += 1;
    this.stored.set(remoteId, { ...now, version: this.version, gone: true });
  }
}

class MemoryCalendar implements Calendar {
  readonly name = "memory";
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  read(query: CalendarQuery): Promise<CalendarReading | "expired"> {
    return this.#request(() => {
      const { stored, oldestToken, version } = this.#shelf;
      const since = query.token === undefined ? -1 : Number(query.token);
      if (query.token !== undefined && since < oldestToken) return "expired";
      const complete = query.token === undefined;
      const changed = [...stored.values()].filter((one) => one.version > since);
      return {
        complete,
        events: changed
          .filter((one) => !one.gone)
          .map((one) => remote(one, query))
          .filter((one) => !complete || meets(one, query.span) || one.busy.length > 0),
        removed: complete ? [] : changed.filter((one) => one.gone).map((one) => one.remoteId),
        token: String(version),
        unreadable: 0,
      };
    });
  }

  find(uid: string, { zone }: { zone: string }): Promise<RemoteEvent | undefined> {
    return this.#request(() => {
      const found = this.#shelf.all().find((one) => one.uid === uid);
      return found && remote(found, { zone, span: { startMs: 0, endMs: 0 } });
    });
  }

  put(
    event: CalendarEvent,
    { place }: { place?: RemotePlace },
  ): Promise<RemotePlace | "changed" | "refused"> {
    return this.#request(() => {
      const remoteId = place?.remoteId ?? event.uid;
      const now = this.#shelf.all().find((one) => one.remoteId === remoteId);
      if (now?.version.toString() !== place?.etag) return "changed";
      const { startMs, endMs } = event;
      const { version } = this.#shelf.store(remoteId, event.uid, { startMs, endMs });
      return { remoteId, etag: String(version) };
    });
  }

  meetings(query: Omit<CalendarQuery, "token">): Promise<readonly Meeting[]> {
    return this.#request(() =>
      this.#shelf
        .all()
        .flatMap((one) => meetingsOf(one, query))
        .toSorted((one, other) => one.startMs - other.startMs),
    );
  }

  remove(remoteId: string): Promise<void> {
    return this.#request(() => this.#shelf.remove(remoteId));
  }

  async #request<Answer>(answer: () => Answer): Promise<Answer> {
    await Promise.resolve();
    const failure = this.#shelf.failures.shift();
    if (failure === "unheard") throw new ProviderError(this.name, "connectivity");
    const answered = answer();
    if (failure === "unanswered") throw new ProviderError(this.name, "connectivity");
    return answered;
  }
}

class MemoryOwner implements TheirSide {
  readonly #shelf: Shelf;
  #added = 0;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  add(event: TheirEvent): Promise<string> {
    this.#added += 1;
    const remoteId = `theirs-${this.#added}`;
    this.#shelf.store(remoteId, `${remoteId}@example.com`, event);
    return Promise.resolve(remoteId);
  }

  move(remoteId: string, to: { startMs: number; endMs: number }): Promise<void> {
    const now = this.#shelf.stored.get(remoteId);
    if (now && !now.gone) this.#shelf.store(remoteId, now.uid, { ...now.event, ...to });
    return Promise.resolve();
  }

  remove(remoteId: string): Promise<void> {
    this.#shelf.remove(remoteId);
    return Promise.resolve();
  }

  events(): ReturnType<TheirSide["events"]> {
    const all = this.#shelf
      .all()
      .map(({ remoteId, uid, event }) => ({
        remoteId,
        uid,
        startMs: event.startMs,
        endMs: event.endMs,
      }))
      .toSorted((a, b) => a.startMs - b.startMs || a.uid.localeCompare(b.uid));
    return Promise.resolve(all);
  }

  expireTokens(): void {
    this.#shelf.version += 1;
    this.#shelf.oldestToken = this.#shelf.version;
  }

  fail(how: "unheard" | "unanswered", times = 1, after = 0): void {
    this.#shelf.failures.push(...Array.from({ length: after }, () => "heard" as const));
    this.#shelf.failures.push(...Array.from({ length: times }, () => how));
  }

  recover(): void {
    this.#shelf.failures = [];
  }
}

function remote(stored: Stored, query: { zone: string; span: Span }): RemoteEvent {
  const { remoteId, uid, version, event } = stored;
  const [first = event] = timesOf(event, query.zone);
  return {
    remoteId,
    uid,
    etag: String(version),
    startMs: first.startMs,
    endMs: first.endMs,
    busy:
      event.free || event.declined || event.cancelled
        ? []
        : timesOf(event, query.zone).filter((span) => meets(span, query.span)),
  };
}

function meetingsOf(
  { uid, event }: Stored,
  { span, zone }: { readonly span: Span; readonly zone: string },
): Meeting[] {
  const { days, cancelled, declined, private: isPrivate, guests = [], invitedBy, daily } = event;
  const [first] = guests;
  if (!first || days || cancelled || declined || isPrivate) return [];
  const planned = timesOf({ ...event, ...(daily && { daily: { times: daily.times } }) }, zone);
  const meetings: Meeting[] = [];
  for (const [time, plan] of planned.entries()) {
    const { startMs, endMs } = daily?.moved?.time === time ? daily.moved : plan;
    const isWithin = startMs >= span.startMs && startMs < span.endMs;
    if (!isWithin || daily?.except?.includes(time)) continue;
    meetings.push({
      key: uid + (daily ? ` ${new Date(plan.startMs).toISOString()}` : ""),
      startMs,
      endMs,
      ...(invitedBy === "first guest" && { organizer: guestOf(first) }),
      guests: guests.filter((one) => !one.declined && !one.room).map(guestOf),
    });
  }
  return meetings;
}

function guestOf({ email, name }: TheirGuest): MeetingGuest {
  return { email, ...(name !== undefined && { name }) };
}

function meets(one: Span, other: Span): boolean {
  return one.startMs < other.endMs && one.endMs > other.startMs;
}
