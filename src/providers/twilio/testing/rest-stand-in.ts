import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { TwilioAccount } from "../account.ts";
import { CREATE_CALL, CREATE_MESSAGE, faultIn } from "./rest-parameters.ts";

/** One call or message that the stand-in has taken, with the form as it came. */
export interface TakenRequest {
  readonly sid: string;
  readonly form: URLSearchParams;
  readonly createdAtMs: number;
  readonly direction: string;
}

/** One request as it came, whatever became of it. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** Of the form, or of the query where there is no form. */
  readonly parameters: URLSearchParams;
}

/** What goes wrong with a request. With `lost` it is carried out, and the answer never arrives. */
export type Mishap =
  | { readonly kind: "lost" | "cut" }
  | {
      readonly kind: "error";
      readonly status: number;
      readonly code: number;
      readonly retryAfterS?: number;
    };

/**
 * Twilio's REST API on the loopback, for tests: `POST` and `GET` of `Calls.json` and `Messages.json`, as strict as the real one
 * and stricter with parameters it doesn't know.
 */
export class RestStandIn implements AsyncDisposable {
  readonly account: TwilioAccount;
  readonly calls: TakenRequest[] = [];
  readonly messages: TakenRequest[] = [];
  /** All requests, in order. */
  readonly log: LoggedRequest[] = [];
  /** Numbers that wrote STOP. */
  readonly optedOut = new Set<string>();
  /** What happens to the next requests that make something, in order. */
  readonly mishaps: Mishap[] = [];
  /** What the account says of itself. */
  status = { status: "active", type: "Full" };
  /** How many requests to make something arrived, whatever became of them. */
  attempts = 0;
  readonly #server: ReturnType<typeof createServer>;
  readonly #nowMs: () => number;

  private constructor(
    server: ReturnType<typeof createServer>,
    options: { readonly publicOrigin?: string; readonly nowMs?: () => number },
  ) {
    this.#server = server;
    this.#nowMs = options.nowMs ?? Date.now;
    const address = server.address();
    if (address === null || typeof address === "string")
      throw new Error("The stand-in has no port");
    this.account = {
      accountSid: `AC${randomBytes(16).toString("hex")}`,
      authToken: randomBytes(16).toString("hex"),
      fromNumber: "+15005550006",
      whatsappNumber: "+15005550007",
      publicOrigin: options.publicOrigin ?? "https://desk.example.com",
      apiOrigin: `http://127.0.0.1:${address.port}`,
    };
    server.on("request", (request, response) => void this.#serve(request, response));
  }

  /** Listens on a free port; close it with `await using`. */
  static async open(
    options: { readonly publicOrigin?: string; readonly nowMs?: () => number } = {},
  ): Promise<RestStandIn> {
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    return new RestStandIn(server, options);
  }

  /** A call or message that reached the account by itself. */
  receive(kind: "calls" | "messages", form: Readonly<Record<string, string>>): void {
    this[kind].push({
      sid: sidOf(kind),
      form: new URLSearchParams(form),
      createdAtMs: this.#nowMs(),
      direction: "inbound",
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => void this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const { accountSid } = this.account;
    const { method = "" } = request;
    const parameters = method === "POST" ? new URLSearchParams(body) : searchParams;
    this.log.push({ method, path: pathname, parameters });
    if (!this.#isAuthorised(request)) return fail(response, 401, 20_003, "Authenticate");
    if (pathname === `/2010-04-01/Accounts/${accountSid}.json` && request.method === "GET") {
      return answer(response, 200, { sid: accountSid, ...this.status });
    }
    const found = /^\/2010-04-01\/Accounts\/(\w+)\/(Calls|Messages)\.json$/u.exec(pathname);
    if (found?.[1] !== accountSid) return fail(response, 404, 20_404, "Not found");
    const kind = found[2] === "Calls" ? "calls" : "messages";
    if (request.method === "GET") return this.#list(kind, searchParams, response);
    if (request.method !== "POST") return fail(response, 405, 20_004, "Method not allowed");
    if (request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") !== true) {
      return fail(response, 415, 20_001, "Unsupported media type");
    }
    return this.#create(kind, new URLSearchParams(body), response);
  }

  #isAuthorised({ headers }: IncomingMessage): boolean {
    const { accountSid, authToken } = this.account;
    const expected = Buffer.from(`${accountSid}:${authToken}`).toString("base64");
    return headers.authorization === `Basic ${expected}`;
  }

  #create(kind: "calls" | "messages", form: URLSearchParams, response: ServerResponse): void {
    this.attempts += 1;
    const mishap = this.mishaps.shift();
    if (mishap?.kind === "cut") return void response.destroy();
    if (mishap?.kind === "error") {
      if (mishap.retryAfterS !== undefined) response.setHeader("retry-after", mishap.retryAfterS);
      return fail(response, mishap.status, mishap.code, "As the test wished");
    }
    const refusal = this.#refusal(kind, form);
    if (refusal) return fail(response, 400, refusal.code, refusal.sentence);
    const direction = "outbound-api";
    const taken = { sid: sidOf(kind), form, createdAtMs: this.#nowMs(), direction };
    this[kind].push(taken);
    if (mishap?.kind === "lost") return void response.destroy();
    answer(response, 201, describe(taken));
  }

  #refusal(
    kind: "calls" | "messages",
    form: URLSearchParams,
  ): { readonly code: number; readonly sentence: string } | undefined {
    const fault = faultIn(form, kind === "calls" ? CREATE_CALL : CREATE_MESSAGE);
    if (fault) return { code: FAULT_CODES[fault.parameter] ?? 20_001, sentence: fault.sentence };
    if (kind === "calls") {
      const says = form.has("Url") || form.has("Twiml");
      return says ? undefined : { code: 21_205, sentence: "Url parameter is required." };
    }
    if (form.has("ContentVariables") && !form.has("ContentSid")) {
      return { code: 21_654, sentence: "The ContentSid Required." };
    }
    if (!form.has("Body") && !form.has("ContentSid")) {
      return { code: 21_602, sentence: "Message body is required." };
    }
    if (!form.has("From") && !form.has("MessagingServiceSid")) {
      return { code: 21_603, sentence: "A 'From' phone number is required." };
    }
    if (this.optedOut.has(form.get("To") ?? "")) {
      return { code: 21_610, sentence: "Attempt to send to unsubscribed recipient" };
    }
    return undefined;
  }

  #list(kind: "calls" | "messages", query: URLSearchParams, response: ServerResponse): void {
    const known = new Set([
      "To",
      "From",
      "PageSize",
      "Page",
      "PageToken",
      "DateSent>",
      "StartTime>",
    ]);
    const unknown = [...query.keys()].find((name) => !known.has(name));
    if (unknown !== undefined) return fail(response, 400, 20_001, `There is no '${unknown}'`);
    const found = this[kind]
      .filter(({ form }) =>
        ["To", "From"].every((name) => !query.has(name) || form.get(name) === query.get(name)),
      )
      .toReversed()
      .slice(0, Number(query.get("PageSize") ?? 50));
    answer(response, 200, {
      [kind]: found.map(describe),
      page: 0,
      page_size: found.length,
      next_page_uri: null,
    });
  }
}

/** What Twilio says of a parameter that is wrong or missing. */
const FAULT_CODES: Readonly<Record<string, number>> = { To: 21_211, From: 21_212, Url: 21_205 };

function sidOf(kind: "calls" | "messages"): string {
  return (kind === "calls" ? "CA" : "SM") + randomBytes(16).toString("hex");
}

function describe({ sid, form, createdAtMs, direction }: TakenRequest): Record<string, unknown> {
  const rfc2822 = new Date(createdAtMs).toUTCString().replace("GMT", "+0000");
  return {
    sid,
    to: form.get("To"),
    from: form.get("From"),
    body: form.get("Body") ?? "What the template says.",
    direction,
    status: "queued",
    date_created: rfc2822,
    date_sent: null,
    start_time: null,
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function fail(response: ServerResponse, status: number, code: number, message: string): void {
  answer(response, status, {
    code,
    message,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
