import type { Span } from "../../domain/scheduling/types.ts";

const NAMESPACES = { "xmlns:d": "DAV:", "xmlns:c": "urn:ietf:params:xml:ns:caldav" };
const WITH_TEXT = { "d:prop": { "d:getetag": {}, "c:calendar-data": {} } };

/** A request's body as tsdav writes it, and how deep it goes. */
export interface DavReport {
  readonly depth?: string;
  readonly body: object;
}

/** Asks a calendar where a later reading of changes may start. */
export const syncTokenOf: DavReport = {
  depth: "0",
  body: {
    "d:propfind": {
      _attributes: NAMESPACES,
      "d:prop": { "d:sync-token": {}, "d:resourcetype": {} },
    },
  },
};

/** Asks for the events that reach into a span (RFC 4791, 7.8). */
export function inSpan({ startMs, endMs }: Span): DavReport {
  return query({ "c:time-range": { _attributes: { start: utc(startMs), end: utc(endMs) } } });
}

/** Asks for the event with this UID. */
export function byUid(uid: string): DavReport {
  return query({
    "c:prop-filter": {
      _attributes: { name: "UID" },
      "c:text-match": { _attributes: { collation: "i;octet" }, _text: uid },
    },
  });
}

/** Asks for objects by their paths (RFC 4791, 7.9). */
export function multiget(paths: readonly string[]): DavReport {
  return {
    depth: "1",
    body: { "c:calendar-multiget": { _attributes: NAMESPACES, ...WITH_TEXT, "d:href": paths } },
  };
}

/** Asks what changed since a token was given out (RFC 6578, 3.2). */
export function changesSince(token: string): DavReport {
  return {
    // RFC 6578 wants 0 here; how deep it goes is in the body.
    depth: "0",
    body: {
      "d:sync-collection": {
        _attributes: NAMESPACES,
        "d:sync-token": token,
        "d:sync-level": "1",
        "d:prop": { "d:getetag": {} },
      },
    },
  };
}

function query(filter: object): DavReport {
  const event = { _attributes: { name: "VEVENT" }, ...filter };
  const calendar = { _attributes: { name: "VCALENDAR" }, "c:comp-filter": event };
  return {
    depth: "1",
    body: {
      "c:calendar-query": {
        _attributes: NAMESPACES,
        ...WITH_TEXT,
        "c:filter": { "c:comp-filter": calendar },
      },
    },
  };
}

function utc(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(/[-:]|\.\d+/gu, "");
}
