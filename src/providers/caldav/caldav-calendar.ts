import { createObject, davRequest, deleteObject, updateObject, type DAVResponse } from "tsdav";
import type { CalendarEvent } from "../../domain/calendars/calendar-event.ts";
import type { Meeting } from "../../domain/calendars/meeting.ts";
import { writeEvent } from "../../domain/calendars/write-calendar.ts";
import type { Span } from "../../domain/scheduling/types.ts";
import type {
  Calendar,
  CalendarQuery,
  CalendarReading,
  RemoteEvent,
  RemotePlace,
} from "../../ports/calendar.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import { davFetch, type CalDavAccount } from "./dav-fetch.ts";
import { objectsIn, pathOf, textOf, type DavObject } from "./dav-objects.ts";
import { byUid, changesSince, inSpan, multiget, syncTokenOf } from "./dav-reports.ts";
import { readMeetings } from "./read-meetings.ts";
import { readObject } from "./read-object.ts";

/** One calendar on a CalDAV server. */
export interface CalDavOptions extends CalDavAccount {
  /** The address of the calendar itself. */
  readonly url: string;
  /** Its owner's own addresses, to know which invitations they declined. */
  readonly addresses: readonly string[];
}

const DAY_MS = 86_400_000;
const AT_ONCE = 50;

/** A calendar on any server that speaks CalDAV (RFC 4791), with sync tokens where it has them (RFC 6578). */
export class CalDavCalendar implements Calendar {
  readonly name = "caldav";
  readonly #options: CalDavOptions;
  readonly #url: string;

  constructor(options: CalDavOptions) {
    this.#options = options;
    this.#url = options.url.endsWith("/") ? options.url : `${options.url}/`;
  }

  async read(query: CalendarQuery): Promise<CalendarReading | "expired"> {
    return query.token === undefined
      ? await this.#readAll(query)
      : await this.#readOn(query, query.token);
  }

  async find(
    uid: string,
    options: { readonly remoteId?: string; readonly zone: string; readonly signal: AbortSignal },
  ): Promise<RemoteEvent | undefined> {
    const { remoteId, zone, signal } = options;
    const paths = [...new Set([remoteId ?? this.#pathFor(uid), this.#pathFor(uid)])];
    const direct = objectsIn(await this.#report(multiget(paths), signal), this.#url);
    // Its owner may have put it into another file; not every server can look for a UID.
    const objects = direct.length > 0 ? direct : await this.#lookFor(uid, signal);
    const span = { startMs: 0, endMs: 0 };
    const events = objects.map((object) => this.#remote(object, { span, zone }));
    return events.find((event) => event?.uid === uid);
  }

  async put(
    event: CalendarEvent,
    options: { readonly place?: RemotePlace; readonly signal: AbortSignal },
  ): Promise<RemotePlace | "changed" | "refused"> {
    const { place, signal } = options;
    const remoteId = place?.remoteId ?? this.#pathFor(event.uid);
    const headers = { "content-type": "text/calendar; charset=utf-8" };
    const request = {
      url: this.#urlOf(remoteId),
      data: writeEvent(event),
      fetch: this.#fetch(signal),
    };
    const response = place
      ? await updateObject({ ...request, headers, etag: place.etag })
      : await createObject({ ...request, headers: { ...headers, "If-None-Match": "*" } });
    const body = await response.text();
    if (!response.ok) return refusal(response.status, body, place !== undefined);
    const etag = response.headers.get("etag") ?? (await this.#etagOf(remoteId, signal));
    return etag === undefined ? "changed" : { remoteId, etag };
  }

  async remove(remoteId: string, { signal }: { readonly signal: AbortSignal }): Promise<void> {
    const fetch = this.#fetch(signal);
    const response = await deleteObject({ url: this.#urlOf(remoteId), fetch });
    await response.body?.cancel();
    if (!response.ok && response.status !== 404 && response.status !== 410) {
      throw new ProviderError(this.name, "invalid-request", `status ${response.status}`);
    }
  }

  async meetings(query: Omit<CalendarQuery, "token">): Promise<readonly Meeting[]> {
    const objects = await this.#objectsIn(query.span, query.signal);
    const { addresses } = this.#options;
    return [...objects.values()]
      .flatMap(({ text }) => readMeetings(text, { ...query, addresses }))
      .toSorted((one, other) => one.startMs - other.startMs);
  }

  async #readAll(query: CalendarQuery): Promise<CalendarReading> {
    // The token first: what changes while we read is then read once more, and not missed.
    const [properties] = await this.#ask("PROPFIND", syncTokenOf, query.signal);
    if (!properties?.ok) throw notThere(properties);
    const token = textOf(properties.props?.["syncToken"]);
    const objects = await this.#objectsIn(query.span, query.signal);
    return {
      ...this.#reading([...objects.values()], query),
      complete: true,
      removed: [],
      ...(token !== undefined && { token }),
    };
  }

  /** A server may answer only a part of what there is: then it is asked for shorter spans. */
  async #objectsIn(span: Span, signal: AbortSignal): Promise<Map<string, DavObject>> {
    const responses = await this.#report(inSpan(span), signal);
    const { startMs, endMs } = span;
    if (isCutShort(responses, this.#url) && endMs - startMs > DAY_MS) {
      const middleMs = Math.round((startMs + endMs) / 2);
      return new Map([
        ...(await this.#objectsIn({ startMs, endMs: middleMs }, signal)),
        ...(await this.#objectsIn({ startMs: middleMs, endMs }, signal)),
      ]);
    }
    return new Map(objectsIn(responses, this.#url).map((object) => [object.path, object]));
  }

  async #readOn(query: CalendarQuery, since: string): Promise<CalendarReading | "expired"> {
    const changed = new Set<string>();
    const removed = new Set<string>();
    let token = since;
    for (let more = true; more;) {
      const responses = await this.#ask("REPORT", changesSince(token), query.signal);
      // RFC 6578, 3.2: it no longer knows the token. Servers say so in many ways.
      if (responses.some((one) => one.href !== undefined && !isMultistatus(one) && !one.ok)) {
        return "expired";
      }
      const next = textOf(multistatusOf(responses[0])?.["syncToken"]);
      if (next === undefined) return "expired";
      for (const { href, status } of responses) {
        if (href === undefined) continue;
        const path = pathOf(href, this.#url);
        if (path === pathOf(this.#url, this.#url)) continue;
        (status === 404 ? removed : changed).add(path);
        (status === 404 ? changed : removed).delete(path);
      }
      more = isCutShort(responses, this.#url) && next !== token;
      token = next;
    }
    const objects = await this.#objectsAt([...changed], query.signal);
    const gone = [...changed].filter((path) => !objects.some((object) => object.path === path));
    return {
      ...this.#reading(objects, query),
      complete: false,
      removed: [...removed, ...gone],
      token,
    };
  }

  async #objectsAt(paths: readonly string[], signal: AbortSignal): Promise<DavObject[]> {
    const objects: DavObject[] = [];
    for (let from = 0; from < paths.length; from += AT_ONCE) {
      const some = paths.slice(from, from + AT_ONCE);
      objects.push(...objectsIn(await this.#report(multiget(some), signal), this.#url));
    }
    return objects;
  }

  #reading(
    objects: readonly DavObject[],
    query: CalendarQuery,
  ): Pick<CalendarReading, "events" | "unreadable"> {
    const events = objects
      .map((object) => this.#remote(object, query))
      .filter((event) => event !== undefined);
    return { events, unreadable: objects.length - events.length };
  }

  #remote(
    { path, etag, text }: DavObject,
    query: Pick<CalendarQuery, "span" | "zone">,
  ): RemoteEvent | undefined {
    const read = readObject(text, { ...query, addresses: this.#options.addresses });
    return read && { ...read, remoteId: path, etag };
  }

  async #lookFor(uid: string, signal: AbortSignal): Promise<DavObject[]> {
    const responses = await this.#ask("REPORT", byUid(uid), signal);
    return objectsIn(responses, this.#url);
  }

  async #etagOf(remoteId: string, signal: AbortSignal): Promise<string | undefined> {
    const [object] = await this.#report(multiget([remoteId]), signal);
    return textOf(object?.props?.["getetag"]);
  }

  /** A report that any server must be able to answer. */
  async #report(
    report: { readonly depth?: string; readonly body: object },
    signal: AbortSignal,
  ): Promise<DAVResponse[]> {
    const responses = await this.#ask("REPORT", report, signal);
    const [first] = responses;
    if (first && !first.ok && !isMultistatus(first)) throw notThere(first);
    return responses;
  }

  async #ask(
    method: "PROPFIND" | "REPORT",
    { depth, body }: { readonly depth?: string; readonly body: object },
    signal: AbortSignal,
  ): Promise<DAVResponse[]> {
    return await davRequest({
      url: this.#url,
      init: { method, headers: { ...(depth !== undefined && { depth }) }, body },
      fetch: this.#fetch(signal),
    });
  }

  #fetch(signal: AbortSignal): typeof fetch {
    return davFetch(this.#options, signal);
  }

  /** The file of an event of ours: the same each time, so that a repeat finds the first. */
  #pathFor(uid: string): string {
    const name = uid.replace(/@.*$/u, "").replaceAll(/[^\w-]/gu, "-");
    return pathOf(`${name}.ics`, this.#url);
  }

  #urlOf(path: string): string {
    return new URL(path, this.#url).href;
  }
}

/** What a refused PUT means (RFC 4791, 5.3.2.1). */
function refusal(status: number, body: string, isUpdate: boolean): "changed" | "refused" {
  const gone = isUpdate && (status === 404 || status === 410);
  if (status === 412 || gone || body.includes("no-uid-conflict")) return "changed";
  const aboutEvent =
    [400, 413, 415, 422].includes(status) || /calendar-(?:data|object|comp)/u.test(body);
  if (aboutEvent || body.includes("max-")) return "refused";
  throw new ProviderError("caldav", "invalid-request", `status ${status}`);
}

function notThere(response: DAVResponse | undefined): ProviderError {
  return new ProviderError("caldav", "invalid-request", `status ${response?.status ?? "none"}`);
}

/** RFC 4791, 7.8 and RFC 6578, 3.6: a 507 for the calendar itself means that this is not all. */
function isCutShort(responses: readonly DAVResponse[], calendarUrl: string): boolean {
  return responses.some(
    ({ href, status }) =>
      status === 507 &&
      href !== undefined &&
      pathOf(href, calendarUrl) === pathOf(calendarUrl, calendarUrl),
  );
}

function isMultistatus(response: DAVResponse): boolean {
  return multistatusOf(response) !== undefined;
}

function multistatusOf(response: DAVResponse | undefined): Record<string, unknown> | undefined {
  const raw: unknown = response?.raw;
  if (typeof raw !== "object" || raw === null || !("multistatus" in raw)) return undefined;
  const { multistatus } = raw;
  // An empty element is no object to the parser.
  return typeof multistatus === "object" && multistatus !== null ? { ...multistatus } : {};
}
