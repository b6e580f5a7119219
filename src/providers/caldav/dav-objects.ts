import type { DAVResponse } from "tsdav";

/** One object of a calendar as a server names it. */
export interface DavObject {
  /** Its path, spelled one way: servers differ in what they escape. */
  readonly path: string;
  readonly etag: string;
  /** iCalendar text. */
  readonly text: string;
}

/** The objects in an answer; those without text, as a folder or one that is gone, are left out. */
export function objectsIn(responses: readonly DAVResponse[], calendarUrl: string): DavObject[] {
  return responses.flatMap(({ href, ok, props }) => {
    const text = textOf(props?.["calendarData"]);
    const etag = textOf(props?.["getetag"]);
    if (!ok || href === undefined || text === undefined || etag === undefined) return [];
    return [{ path: pathOf(href, calendarUrl), etag, text }];
  });
}

/** A path in one spelling. */
export function pathOf(href: string, baseUrl: string): string {
  return new URL(href, baseUrl).pathname
    .split("/")
    .map((part) => encodeURIComponent(decode(part)))
    .join("/");
}

/** The text of an element, be it plain, CDATA or what the parser took for a number. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (typeof value === "number") return String(value);
  if (typeof value === "object" && value !== null && "_cdata" in value) return textOf(value._cdata);
  return undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
