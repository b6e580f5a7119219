import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { readStored, type StoredTimes } from "./stored-object.ts";

/** Where Priya's calendar is. */
export const CALENDAR_PATH = "/dav/calendars/priya/work/";

/** What the server says. */
export interface Answer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

export interface StoredObject {
  readonly path: string;
  readonly text: string;
  readonly etag: string;
  readonly version: number;
  readonly times: StoredTimes;
}

/** One calendar collection: its objects, their versions and what was removed when. */
export class CalendarStore {
  readonly #objects = new Map<string, StoredObject>();
  readonly #removed = new Map<string, number>();
  #version = 0;
  #oldestToken = 0;
  /** Whether the answer to a PUT names the new version; a server may leave that out. */
  tellsEtag = true;

  get version(): number {
    return this.#version;
  }

  get oldestToken(): number {
    return this.#oldestToken;
  }

  all(): StoredObject[] {
    return [...this.#objects.values()];
  }

  at(path: string): StoredObject | undefined {
    return this.#objects.get(path);
  }

  removedSince(version: number): { readonly path: string; readonly version: number }[] {
    return [...this.#removed]
      .filter(([, at]) => at > version)
      .map(([path, at]) => ({ path, version: at }));
  }

  write(path: string, text: string): StoredObject {
    const times = readStored(text);
    this.#version += 1;
    const etag = `"v&${this.#version}"`;
    const stored = { path, text, etag, version: this.#version, times };
    this.#objects.set(path, stored);
    this.#removed.delete(path);
    return stored;
  }

  remove(path: string): void {
    if (!this.#objects.delete(path)) return;
    this.#version += 1;
    this.#removed.set(path, this.#version);
  }

  expireTokens(): void {
    this.#version += 1;
    this.#oldestToken = this.#version;
  }

  put(path: string, request: { headers: IncomingHttpHeaders; body: string }): Answer {
    const { headers, body } = request;
    if (!path.startsWith(CALENDAR_PATH)) return { status: 404 };
    if (!/^[^/]+\.ics$/u.test(path.slice(CALENDAR_PATH.length))) return { status: 403 };
    const now = this.#objects.get(path);
    if (isStale(now, headers)) return { status: 412 };
    if (!/^text\/calendar\b/u.test(headers["content-type"] ?? "")) {
      return precondition("c:supported-calendar-data");
    }
    let times: StoredTimes;
    try {
      times = readStored(body);
    } catch {
      return precondition("c:valid-calendar-data");
    }
    const same = this.all().find((one) => one.times.uid === times.uid && one.path !== path);
    if (same) return precondition("c:no-uid-conflict", `<d:href>${same.path}</d:href>`);
    const { etag } = this.write(path, body);
    return { status: now ? 204 : 201, headers: this.tellsEtag ? { etag } : {} };
  }

  delete(path: string, headers: IncomingHttpHeaders): Answer {
    const now = this.#objects.get(path);
    if (!now) return { status: 404 };
    if (isStale(now, headers)) return { status: 412 };
    this.remove(path);
    return { status: 204 };
  }
}

/** RFC 9110, 13.1. */
function isStale(now: StoredObject | undefined, headers: IncomingHttpHeaders): boolean {
  const { "if-match": match, "if-none-match": noneMatch } = headers;
  if (match !== undefined && !(now && (match === "*" || match === now.etag))) return true;
  return noneMatch !== undefined && now !== undefined && ["*", now.etag].includes(noneMatch);
}

/** RFC 4791, 1.3: what was not fulfilled is named in the answer. */
export function precondition(name: string, detail = ""): Answer {
  const error = `<${name}>${detail}</${name}>`;
  return {
    status: 403,
    headers: { "content-type": "application/xml; charset=utf-8" },
    body: `<?xml version="1.0" encoding="utf-8"?><d:error xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${error}</d:error>`,
  };
}
