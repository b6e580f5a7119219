import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { TheirEvent, TheirSide } from "../../../ports/testing/their-calendar.ts";
import { answerPropfind } from "./answer-propfind.ts";
import { answerReport } from "./answer-report.ts";
import { CalendarStore, CALENDAR_PATH, type Answer } from "./calendar-store.ts";
import { writeTheirs } from "./write-theirs.ts";

/** Who may use it. */
export const PRIYA = { user: "priya@example.com", password: "a password of apps" };

/**
 * A CalDAV server in memory on loopback, for tests: RFC 4791 and 6578 with nothing forgiven. It answers in parts, as real ones
 * do, and fails when told to.
 */
export class CalDavStandIn implements TheirSide, AsyncDisposable {
  readonly store = new CalendarStore();
  /** What it was asked, e.g. `REPORT /dav/calendars/priya/work/`. */
  readonly requests: string[] = [];
  /** Answers every request with this status from now on. */
  outage: number | undefined;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #failures: ("heard" | "unheard" | "unanswered")[] = [];
  readonly #theirs = new Map<string, TheirEvent>();
  #added = 0;

  /** Starts it on a free port. */
  static async start(): Promise<CalDavStandIn> {
    const standIn = new CalDavStandIn();
    standIn.#server.listen(0, "127.0.0.1");
    await once(standIn.#server, "listening");
    return standIn;
  }

  /** Where it listens, e.g. `http://127.0.0.1:4711`. */
  get origin(): string {
    const address = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("It doesn't listen.");
    return `http://127.0.0.1:${address.port}`;
  }

  /** The calendar that Priya works with. */
  get calendarUrl(): string {
    return `${this.origin}${CALENDAR_PATH}`;
  }

  add(event: TheirEvent): Promise<string> {
    this.#added += 1;
    const path = `${CALENDAR_PATH}theirs-${this.#added}.ics`;
    this.store.write(path, writeTheirs(`theirs-${this.#added}@example.com`, event));
    this.#theirs.set(path, event);
    return Promise.resolve(path);
  }

  move(path: string, to: { startMs: number; endMs: number }): Promise<void> {
    const now = this.store.at(path);
    if (now)
      this.store.write(path, writeTheirs(now.times.uid, { ...this.#theirs.get(path), ...to }));
    return Promise.resolve();
  }

  remove(path: string): Promise<void> {
    this.store.remove(path);
    return Promise.resolve();
  }

  events(): ReturnType<TheirSide["events"]> {
    const all = this.store.all().map(({ path, times: { uid, startMs, endMs } }) => ({
      remoteId: path,
      uid,
      startMs,
      endMs,
    }));
    return Promise.resolve(
      all.toSorted((a, b) => a.startMs - b.startMs || a.uid.localeCompare(b.uid)),
    );
  }

  expireTokens(): void {
    this.store.expireTokens();
  }

  fail(how: "unheard" | "unanswered", times = 1, after = 0): void {
    this.#failures.push(...Array.from({ length: after }, () => "heard" as const));
    this.#failures.push(...Array.from({ length: times }, () => how));
  }

  recover(): void {
    this.#failures = [];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests.push(`${request.method} ${request.url}`);
    const failure = this.#failures.shift();
    const body = await text(request);
    if (failure === "unheard") return void request.socket.destroy();
    const answer = this.#answer(request, body);
    if (failure === "unanswered") return void request.socket.destroy();
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  }

  #answer(request: IncomingMessage, body: string): Answer {
    const { method = "", url = "/", headers } = request;
    if (this.outage !== undefined) return { status: this.outage };
    if (url === "/.well-known/caldav") return { status: 301, headers: { location: "/dav/" } };
    const pair = Buffer.from(`${PRIYA.user}:${PRIYA.password}`).toString("base64");
    if (headers.authorization !== `Basic ${pair}`) {
      return { status: 401, headers: { "www-authenticate": 'Basic realm="calendars"' } };
    }
    switch (method) {
      case "PROPFIND":
        return answerPropfind(this.store, { url, body, depth: depthOf(headers) });
      case "REPORT":
        return answerReport(this.store, { url, body, depth: depthOf(headers) });
      case "PUT":
        return this.store.put(url, { headers, body });
      case "DELETE":
        return this.store.delete(url, headers);
      default:
        return { status: 405 };
    }
  }
}

/** A PROPFIND without a depth goes all the way down (RFC 4918, 9.1); a REPORT nowhere (RFC 3253, 3.6). */
function depthOf(headers: IncomingMessage["headers"]): string | undefined {
  const { depth } = headers;
  return typeof depth === "string" ? depth : undefined;
}
