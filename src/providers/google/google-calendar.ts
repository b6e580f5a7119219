import { createHash } from "node:crypto";
import type { calendar_v3 } from "@googleapis/calendar";
import type { CalendarEvent } from "../../domain/calendars/calendar-event.ts";
import type { Meeting } from "../../domain/calendars/meeting.ts";
import type {
  Calendar,
  CalendarQuery,
  CalendarReading,
  RemoteEvent,
  RemotePlace,
} from "../../ports/calendar.ts";
import { googleClient } from "./google-client.ts";
import { providerError, statusOf } from "./google-fault.ts";
import type { GoogleKey } from "./google-key.ts";
import { readMeeting } from "./read-meeting.ts";
import { readEvent, UID_PROPERTY } from "./read-event.ts";

const PAGE = 250;

/** One calendar at Google that its owner shared with a service account, or lets us use as themselves. */
export class GoogleCalendar implements Calendar {
  readonly name = "google";
  readonly #calendarId: string;
  readonly #events: calendar_v3.Resource$Events;

  constructor(options: {
    /** As the settings of the calendar show it, e.g. `priya@example.com`. */
    readonly calendarId: string;
    readonly key: GoogleKey;
    /** Stands in for the network in tests. */
    readonly fetch?: typeof fetch;
  }) {
    this.#calendarId = options.calendarId;
    this.#events = googleClient(options.key, options.fetch).events;
  }

  async read(query: CalendarQuery): Promise<CalendarReading | "expired"> {
    const { token, span, signal } = query;
    const events: RemoteEvent[] = [];
    const removed: string[] = [];
    let unreadable = 0;
    let pageToken: string | undefined;
    let nextToken: string | undefined;
    do {
      const page = await this.#page(
        {
          ...(token === undefined
            ? { timeMin: iso(span.startMs), timeMax: iso(span.endMs) }
            : { syncToken: token }),
          ...(pageToken !== undefined && { pageToken }),
        },
        signal,
      );
      if (page === "expired") return "expired";
      for (const item of page.items ?? []) {
        const event = item.status === "cancelled" ? undefined : readEvent(item, query);
        if (event) events.push(event);
        else if (item.status !== "cancelled") unreadable += 1;
        else if (typeof item.id === "string" && token !== undefined) removed.push(item.id);
      }
      pageToken = page.nextPageToken ?? undefined;
      nextToken = page.nextSyncToken ?? undefined;
    } while (pageToken !== undefined);
    return {
      complete: token === undefined,
      events,
      removed,
      unreadable,
      ...(nextToken !== undefined && { token: nextToken }),
    };
  }

  async find(
    uid: string,
    options: { readonly remoteId?: string; readonly zone: string; readonly signal: AbortSignal },
  ): Promise<RemoteEvent | undefined> {
    const { remoteId = eventIdFor(uid), zone, signal } = options;
    const found = await this.#get(remoteId, signal);
    if (!found || found.status === "cancelled") return undefined;
    const event = readEvent(found, { span: { startMs: 0, endMs: 0 }, zone });
    return event?.uid === uid ? event : undefined;
  }

  async put(
    event: CalendarEvent,
    options: { readonly place?: RemotePlace; readonly signal: AbortSignal },
  ): Promise<RemotePlace | "changed" | "refused"> {
    const { place, signal } = options;
    if (place) return await this.#update(event, place, signal);
    const id = eventIdFor(event.uid);
    const inserted = await this.#write(signal, () =>
      this.#events.insert(
        { ...this.#quietly, requestBody: { ...bodyOf(event), id } },
        { signal, retry: false },
      ),
    );
    if (inserted !== "changed") return inserted;
    // Google remembers what was deleted, and gives no name twice: what was deleted comes back instead.
    const there = await this.#get(id, signal);
    if (there?.status !== "cancelled" || typeof there.etag !== "string") return "changed";
    return await this.#update(event, { remoteId: id, etag: there.etag }, signal);
  }

  async remove(remoteId: string, { signal }: { readonly signal: AbortSignal }): Promise<void> {
    try {
      await this.#events.delete({ ...this.#quietly, eventId: remoteId }, { signal, retry: false });
    } catch (error) {
      signal.throwIfAborted();
      const status = statusOf(error);
      if (status !== 404 && status !== 410) throw providerError(error);
    }
  }

  async meetings(query: Omit<CalendarQuery, "token">): Promise<readonly Meeting[]> {
    const { span, signal } = query;
    const meetings: Meeting[] = [];
    let pageToken: string | undefined;
    do {
      const timeSpan = { timeMin: iso(span.startMs), timeMax: iso(span.endMs) };
      const page = await this.#page(
        { ...timeSpan, ...(pageToken !== undefined && { pageToken }) },
        signal,
      );
      if (page === "expired") throw new Error("A reading without a token can't be expired.");
      for (const item of page.items ?? []) {
        const meeting = readMeeting(item, span);
        if (meeting) meetings.push(meeting);
      }
      pageToken = page.nextPageToken ?? undefined;
    } while (pageToken !== undefined);
    return meetings.toSorted((one, other) => one.startMs - other.startMs);
  }

  /** Nobody is written to: whom we tell what is not for Google to decide. */
  get #quietly(): { readonly calendarId: string; readonly sendUpdates: "none" } {
    return { calendarId: this.#calendarId, sendUpdates: "none" };
  }

  async #page(
    parameters: calendar_v3.Params$Resource$Events$List,
    signal: AbortSignal,
  ): Promise<calendar_v3.Schema$Events | "expired"> {
    try {
      const { data } = await this.#events.list(
        {
          calendarId: this.#calendarId,
          // With a token, everything but the span must be as it was in the first reading.
          singleEvents: true,
          maxResults: PAGE,
          ...parameters,
        },
        { signal, retry: false },
      );
      return data;
    } catch (error) {
      signal.throwIfAborted();
      // 410: the token is too old. https://developers.google.com/workspace/calendar/api/guides/sync
      if (parameters.syncToken !== undefined && statusOf(error) === 410) return "expired";
      throw providerError(error);
    }
  }

  async #get(eventId: string, signal: AbortSignal): Promise<calendar_v3.Schema$Event | undefined> {
    try {
      const { data } = await this.#events.get(
        { calendarId: this.#calendarId, eventId },
        { signal, retry: false },
      );
      return data;
    } catch (error) {
      signal.throwIfAborted();
      if (statusOf(error) === 404 || statusOf(error) === 410) return undefined;
      throw providerError(error);
    }
  }

  async #update(
    event: CalendarEvent,
    place: RemotePlace,
    signal: AbortSignal,
  ): Promise<RemotePlace | "changed" | "refused"> {
    return await this.#write(signal, () =>
      this.#events.update(
        { ...this.#quietly, eventId: place.remoteId, requestBody: bodyOf(event) },
        { signal, retry: false, headers: { "if-match": place.etag } },
      ),
    );
  }

  async #write(
    signal: AbortSignal,
    send: () => Promise<{ readonly data: calendar_v3.Schema$Event }>,
  ): Promise<RemotePlace | "changed" | "refused"> {
    try {
      const { id, etag } = (await send()).data;
      if (typeof id !== "string" || typeof etag !== "string") return "changed";
      return { remoteId: id, etag };
    } catch (error) {
      signal.throwIfAborted();
      const fault = providerError(error);
      if (fault.failure !== "invalid-request") throw fault;
      const status = statusOf(error);
      if (status === 409 || status === 410 || status === 412) return "changed";
      if (status === 400) return "refused";
      throw fault;
    }
  }
}

/** The same each time, so that a repeat meets the first; letters of base32hex only, as Google wants. */
function eventIdFor(uid: string): string {
  return `fd${createHash("sha256").update(uid).digest("hex").slice(0, 40)}`;
}

function bodyOf(event: CalendarEvent): calendar_v3.Schema$Event {
  return {
    summary: event.summary,
    description: event.description ?? "",
    location: event.location ?? "",
    start: { dateTime: iso(event.startMs), timeZone: event.zone },
    end: { dateTime: iso(event.endMs), timeZone: event.zone },
    status: "confirmed",
    transparency: "opaque",
    extendedProperties: { private: { [UID_PROPERTY]: event.uid } },
  };
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
