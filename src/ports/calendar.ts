import type { CalendarEvent } from "../domain/calendars/calendar-event.ts";
import type { Meeting } from "../domain/calendars/meeting.ts";
import type { Span } from "../domain/scheduling/types.ts";

/** What is asked of a calendar. */
export interface CalendarQuery {
  /** Where the last reading ended; without one, everything is read. */
  readonly token?: string;
  /** Times outside of it don't matter. */
  readonly span: Span;
  /** The IANA zone in which whole days, and times without a zone, are meant. */
  readonly zone: string;
  readonly signal: AbortSignal;
}

/** One event there; one that comes again and again is one, or as many as the calendar makes of it. */
export interface RemoteEvent {
  /** What the calendar calls it. */
  readonly remoteId: string;
  /** Its own name (RFC 5545, UID); for an event that we put there, the one that we gave it. */
  readonly uid: string;
  /** Names its version. */
  readonly etag: string;
  /** When it (first) takes place. */
  readonly startMs: number;
  readonly endMs: number;
  /** When it keeps its owner busy, within the span that was asked for; empty when it doesn't. */
  readonly busy: readonly Span[];
}

/** What is there, or what changed since the token. */
export interface CalendarReading {
  /** Whether these are all events of the span; else only those that changed. */
  readonly complete: boolean;
  readonly events: readonly RemoteEvent[];
  /** What the calendar called events that are gone. */
  readonly removed: readonly string[];
  /** Where to go on the next time; absent when everything has to be read again then. */
  readonly token?: string;
  /** How many events make no sense to us; they keep nobody busy. */
  readonly unreadable: number;
}

/** Where an event of ours is there, as we know it. */
export interface RemotePlace {
  readonly remoteId: string;
  readonly etag: string;
}

/**
 * A person's calendar elsewhere, to be kept in step with the book. Each call may be repeated without harm. What goes wrong is a
 * `ProviderError`: `authentication` when it doesn't let us in, `invalid-request` when there is no such calendar or it may not
 * be changed, and those that pass.
 */
export interface Calendar {
  /** For logs and metrics, e.g. `caldav`. */
  readonly name: string;
  /** `expired` when the calendar no longer knows the token: then everything is to be read. */
  read(query: CalendarQuery): Promise<CalendarReading | "expired">;
  /** Looks for an event of ours by its UID, first where it was. */
  find(
    uid: string,
    options: { readonly remoteId?: string; readonly zone: string; readonly signal: AbortSignal },
  ): Promise<RemoteEvent | undefined>;
  /**
   * Puts an event of ours there: a new one, or the next version of the one at `place`. `changed` when it isn't as we know it: it
   * is there already, has another version or is gone. `refused` when the calendar takes no such event.
   */
  put(
    event: CalendarEvent,
    options: { readonly place?: RemotePlace; readonly signal: AbortSignal },
  ): Promise<RemotePlace | "changed" | "refused">;
  /** Takes an event of ours away; well if it is gone already. */
  remove(remoteId: string, options: { readonly signal: AbortSignal }): Promise<void>;
  /**
   * Who meets whom in what begins within the span, the earliest first. Whole days, and what is cancelled, declined by the
   * calendar's owner or marked as private, are left out, and so is what nobody else takes part in.
   */
  meetings(query: Omit<CalendarQuery, "token">): Promise<readonly Meeting[]>;
}
