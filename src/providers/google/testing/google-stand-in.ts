import { generateKeyPairSync, verify } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { TheirEvent, TheirSide } from "../../../ports/testing/their-calendar.ts";
import { timesOf } from "../../../ports/testing/times-of.ts";
import type { GoogleKey } from "../google-key.ts";
import { answerEvents, type GoogleAnswer, type StoredEvent } from "./answer-events.ts";

const CALENDAR_ID = "priya@example.com";
const TOKEN_URL = "https://oauth2.googleapis.com/token";
const API = `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(CALENDAR_ID)}/events`;

/** Of the service account; they take a while to make. */
const KEYS = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** Google's calendar API and its sign-in in memory, for tests: what its reference says, with nothing forgiven. */
export class GoogleStandIn implements TheirSide {
  readonly calendarId = CALENDAR_ID;
  readonly serviceAccount: GoogleKey = {
    type: "service_account",
    client_email: "frontdesk@project.iam.gserviceaccount.com",
    private_key: KEYS.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
  readonly person: GoogleKey = {
    type: "authorized_user",
    client_id: "client",
    client_secret: "secret",
    refresh_token: "consent",
  };
  /** Whether the key and the consent still count. */
  letsIn = true;
  /** Answers every request to the calendar so from now on. */
  outage: GoogleAnswer | undefined;
  readonly #events = new Map<string, StoredEvent>();
  #version = 0;
  #oldestToken = 0;
  #added = 0;
  #failures: ("heard" | "unheard" | "unanswered")[] = [];

  /** The network: every other address is unreachable. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const body = await request.text();
    const url = new URL(request.url);
    if (request.url === TOKEN_URL) return respond(this.#token(new URLSearchParams(body)));
    if (!`${url.origin}${url.pathname}`.startsWith(API)) throw new TypeError("fetch failed");
    const failure = this.#failures.shift();
    if (failure === "unheard") throw new TypeError("fetch failed");
    const answer = this.#answer(request, url, body);
    if (failure === "unanswered") throw new TypeError("fetch failed");
    return respond(answer);
  };

  async add(event: TheirEvent): Promise<string> {
    this.#added += 1;
    const id = `theirs${this.#added}`;
    const { daily } = event;
    const planned = timesOf({ ...event, ...(daily && { daily: { times: daily.times } }) }, "UTC");
    for (const [time, plan] of (daily ? planned : [event]).entries()) {
      if (daily?.except?.includes(time)) continue;
      const { startMs, endMs } = daily?.moved?.time === time ? daily.moved : plan;
      const own = daily ? `${id}_${time}` : id;
      this.#store(own, {
        iCalUID: `${id}@google.com`,
        ...(event.days
          ? {
              start: { date: event.days.from },
              end: { date: Temporal.PlainDate.from(event.days.to).add({ days: 1 }).toString() },
            }
          : timed(startMs, endMs)),
        status: event.cancelled ? "cancelled" : "confirmed",
        ...(event.free && { transparency: "transparent" }),
        ...(daily && {
          recurringEventId: id,
          originalStartTime: timed(plan.startMs, plan.endMs).start,
        }),
        ...(event.private && { visibility: "private" }),
        ...people(event),
        ...(event.declined && {
          attendees: [
            { email: "boss@example.com", responseStatus: "accepted" },
            { email: CALENDAR_ID, self: true, responseStatus: "declined" },
          ],
        }),
      });
    }
    return await Promise.resolve(id);
  }

  async move(id: string, to: { startMs: number; endMs: number }): Promise<void> {
    const now = this.#events.get(id);
    if (now) this.#store(id, { ...now.body, ...timed(to.startMs, to.endMs) });
    await Promise.resolve();
  }

  async remove(id: string): Promise<void> {
    const now = this.#events.get(id);
    if (now) this.#store(id, { ...now.body, status: "cancelled" });
    await Promise.resolve();
  }

  async events(): ReturnType<TheirSide["events"]> {
    const all = [...this.#events.values()].filter(({ body }) => body.status !== "cancelled");
    return await Promise.resolve(
      all
        .map(({ id, body }) => ({
          remoteId: id,
          uid: body.extendedProperties?.private?.["frontdesk"] ?? body.iCalUID ?? id,
          startMs: Date.parse(body.start?.dateTime ?? body.start?.date ?? ""),
          endMs: Date.parse(body.end?.dateTime ?? body.end?.date ?? ""),
        }))
        .toSorted((a, b) => a.startMs - b.startMs || a.uid.localeCompare(b.uid)),
    );
  }

  expireTokens(): void {
    this.#version += 1;
    this.#oldestToken = this.#version;
  }

  fail(how: "unheard" | "unanswered", times = 1, after = 0): void {
    this.#failures.push(...Array.from({ length: after }, () => "heard" as const));
    this.#failures.push(...Array.from({ length: times }, () => how));
  }

  recover(): void {
    this.#failures = [];
  }

  #answer(request: Request, url: URL, body: string): GoogleAnswer {
    if (this.outage) return this.outage;
    if (request.headers.get("authorization") !== "Bearer access") {
      return { status: 401, reason: "authError" };
    }
    return answerEvents(
      {
        events: this.#events,
        version: this.#version,
        oldestToken: this.#oldestToken,
        store: (id, event) => this.#store(id, event),
      },
      {
        method: request.method,
        id: url.pathname.slice(new URL(API).pathname.length + 1),
        parameters: url.searchParams,
        ifMatch: request.headers.get("if-match"),
        body,
      },
    );
  }

  #store(id: string, body: StoredEvent["body"]): StoredEvent {
    this.#version += 1;
    const stored = { id, etag: `"${this.#version}000"`, version: this.#version, body };
    this.#events.set(id, stored);
    return stored;
  }

  /** https://developers.google.com/identity/protocols/oauth2 */
  #token(form: URLSearchParams): GoogleAnswer {
    const refreshed =
      form.get("grant_type") === "refresh_token" &&
      form.get("refresh_token") === "consent" &&
      form.get("client_id") === "client" &&
      form.get("client_secret") === "secret";
    const signed =
      form.get("grant_type") === "urn:ietf:params:oauth:grant-type:jwt-bearer" &&
      this.#isSigned(form.get("assertion") ?? "");
    if (!this.letsIn || !(refreshed || signed)) {
      return { status: 400, json: { error: "invalid_grant" } };
    }
    const token = { access_token: "access", expires_in: 3600, token_type: "Bearer" };
    return { status: 200, json: token };
  }

  #isSigned(assertion: string): boolean {
    const [head = "", claims = "", signature = ""] = assertion.split(".");
    const { iss, aud, scope }: Record<string, unknown> = JSON.parse(
      Buffer.from(claims, "base64url").toString() || "{}",
    );
    return (
      iss === "frontdesk@project.iam.gserviceaccount.com" &&
      aud === TOKEN_URL &&
      scope === "https://www.googleapis.com/auth/calendar.events" &&
      verify(
        "sha256",
        Buffer.from(`${head}.${claims}`),
        KEYS.publicKey,
        Buffer.from(signature, "base64url"),
      )
    );
  }
}

/** Who takes part, as `attendees` of the reference has it: the owner, whoever invited, and rooms. */
function people({ guests = [], invitedBy }: TheirEvent): object {
  const [first] = guests;
  if (!first) return {};
  const owner = { email: CALENDAR_ID, self: true };
  const by = { email: first.email, displayName: first.name };
  return {
    organizer: invitedBy === "first guest" ? by : owner,
    creator: invitedBy === "first guest" ? by : owner,
    attendees: [
      { ...owner, responseStatus: "accepted" },
      ...guests.map(({ email, name, declined, room }) => ({
        email,
        ...(name !== undefined && { displayName: name }),
        ...(room && { resource: true }),
        responseStatus: declined ? "declined" : "needsAction",
      })),
    ],
  };
}

function timed(startMs: number, endMs: number) {
  return {
    start: { dateTime: new Date(startMs).toISOString() },
    end: { dateTime: new Date(endMs).toISOString() },
  };
}

/** https://developers.google.com/workspace/calendar/api/guides/errors */
function respond({ status, reason, json: body }: GoogleAnswer): Response {
  if (status === 204) return new Response(null, { status });
  const error = { code: status, errors: [{ domain: "global", reason }], message: reason };
  return Response.json(body ?? { error }, { status });
}
