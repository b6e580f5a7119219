import type { Span } from "../../../domain/scheduling/types.ts";
import {
  CALENDAR_PATH,
  precondition,
  type Answer,
  type CalendarStore,
  type StoredObject,
} from "./calendar-store.ts";
import { escapeXml, multistatus, type ResponsePart } from "./multistatus.ts";
import { prefixed } from "./names.ts";
import { readXml, type XmlElement } from "./read-xml.ts";

/** So many objects at most are in one answer. */
const PAGE = 10;

/** Answers the three reports of a calendar: by query, by path, and what changed. */
export function answerReport(
  store: CalendarStore,
  request: { readonly url: string; readonly body: string; readonly depth: string | undefined },
): Answer {
  if (request.url !== CALENDAR_PATH) return { status: 404 };
  let root: XmlElement;
  try {
    root = readXml(request.body);
  } catch {
    return { status: 400 };
  }
  switch (prefixed(root)) {
    case "c:calendar-query":
      return query(store, root, request.depth);
    case "c:calendar-multiget":
      return multiget(store, root);
    case "d:sync-collection":
      return sync(store, root, request.depth);
    default:
      return precondition("d:supported-report");
  }
}

function query(store: CalendarStore, root: XmlElement, depth: string | undefined): Answer {
  // Without depth 1 only the collection itself is meant, and that is no event.
  if (depth !== "1") return multistatus([]);
  const calendar = child(child(root, "c:filter"), "c:comp-filter");
  const event = child(calendar, "c:comp-filter");
  if (calendar?.attributes["name"] !== "VCALENDAR" || event?.attributes["name"] !== "VEVENT") {
    return precondition("c:valid-filter");
  }
  const range = child(event, "c:time-range");
  const uid = child(child(event, "c:prop-filter"), "c:text-match");
  const span = range && readSpan(range);
  if (range && !span) return precondition("c:valid-filter");
  const found = store.all().filter((one) => !span || one.times.meets(span));
  const named = uid ? found.filter((one) => one.times.uid === uid.text) : found;
  const parts = named.slice(0, PAGE).map((one) => part(one, root));
  return multistatus(named.length > PAGE ? [...parts, CUT_SHORT] : parts);
}

function multiget(store: CalendarStore, root: XmlElement): Answer {
  const hrefs = root.children.filter((one) => prefixed(one) === "d:href");
  if (hrefs.length === 0) return { status: 400 };
  return multistatus(
    hrefs.map(({ text }) => {
      const found = store.at(text);
      return found ? part(found, root) : { href: text, status: 404 };
    }),
  );
}

/** RFC 6578, 3. */
function sync(store: CalendarStore, root: XmlElement, depth: string | undefined): Answer {
  if (depth !== undefined && depth !== "0") return { status: 400 };
  const token = child(root, "d:sync-token");
  if (child(root, "d:sync-level")?.text !== "1" || !token || !child(root, "d:prop")) {
    return { status: 400 };
  }
  const [, version] = /^http:\/\/stand-in\/sync\/(\d+)$/u.exec(token.text) ?? [];
  const since = token.text === "" ? 0 : Number(version ?? Number.NaN);
  if (!(since >= store.oldestToken && since <= store.version) && token.text !== "") {
    return precondition("d:valid-sync-token");
  }
  const changes = [
    ...store
      .all()
      .filter((one) => one.version > since)
      .map((one) => ({ version: one.version, part: part(one, root) })),
    ...store
      .removedSince(since)
      .map((one) => ({ version: one.version, part: { href: one.path, status: 404 } })),
  ].toSorted((a, b) => a.version - b.version);
  const page = changes.slice(0, PAGE);
  const isCut = changes.length > PAGE;
  const reached = isCut ? page.at(-1)?.version : store.version;
  return multistatus(
    [...page.map((one) => one.part), ...(isCut ? [CUT_SHORT] : [])],
    `<d:sync-token>http://stand-in/sync/${reached}</d:sync-token>`,
  );
}

const CUT_SHORT: ResponsePart = { href: CALENDAR_PATH, status: 507 };

function part(object: StoredObject, root: XmlElement): ResponsePart {
  const wanted = (child(root, "d:prop")?.children ?? []).map(prefixed);
  const known: Record<string, string> = {
    "d:getetag": escapeXml(object.etag),
    "c:calendar-data": escapeXml(object.text),
  };
  return {
    href: object.path,
    found: Object.fromEntries(
      wanted.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])),
    ),
    missing: wanted.filter((name) => known[name] === undefined),
  };
}

function readSpan(range: XmlElement): Span | undefined {
  const [startMs, endMs] = ["start", "end"].map((name) => {
    const [, ...parts] =
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(range.attributes[name] ?? "") ?? [];
    const [year = Number.NaN, month = 0, ...rest] = parts.map(Number);
    return Date.UTC(year, month - 1, ...rest);
  });
  const isSpan = startMs !== undefined && endMs !== undefined && startMs < endMs;
  return isSpan ? { startMs, endMs } : undefined;
}

function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((one) => prefixed(one) === name);
}
