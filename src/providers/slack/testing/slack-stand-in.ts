import { createHmac, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Loopback } from "../../testing/loopback.ts";
import type { SlackAccount } from "../account.ts";
import { SCOPES } from "../check-account.ts";
import { SlackLinks } from "./slack-links.ts";
import { faultIn, METHODS } from "./web-api-methods.ts";
import { asMessage, Workspace, type Answered, type SlackMessage } from "./workspace.ts";

/** What goes wrong with a request. With `lost` it is carried out, and the answer never arrives; with `hung` neither happens. */
export type Mishap =
  | { readonly kind: "lost" | "cut" | "hung" }
  | { readonly kind: "status"; readonly status: number; readonly retryAfterS?: number }
  | { readonly kind: "error"; readonly error: string };

/** A delivery as Slack would sign it. */
export interface SignedDelivery {
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/**
 * Slack on the loopback, for tests: the methods of the Web API that a desk uses, as strict as the real ones and stricter with arguments
 * they don't know; Socket Mode; and deliveries signed as for a request URL.
 */
export class SlackStandIn implements AsyncDisposable {
  readonly account: Required<SlackAccount>;
  readonly workspace: Workspace;
  readonly links = new SlackLinks();
  /** What the bot may do; the manifest's, unless a test takes something away. */
  readonly scopes = new Set(SCOPES);
  /** What happens to the next requests of a method, in order. */
  readonly mishaps = new Map<string, Mishap[]>();
  /** Every request that arrived, by its method. */
  readonly asked: string[] = [];
  isActive = true;
  isSocketModeOn = true;
  readonly #loopback: Loopback;
  readonly #nowMs: () => number;

  private constructor(loopback: Loopback, nowMs: () => number) {
    this.#loopback = loopback;
    this.#nowMs = nowMs;
    this.workspace = new Workspace(nowMs);
    this.account = {
      botToken: `xoxb-${randomBytes(12).toString("hex")}`,
      appToken: `xapp-1-${randomBytes(12).toString("hex")}`,
      signingSecret: randomBytes(16).toString("hex"),
      apiUrl: `${loopback.origin}/api/`,
    };
  }

  /** Listens on a free port; close it with `await using`. */
  static async open(options: { readonly nowMs?: () => number } = {}): Promise<SlackStandIn> {
    const served: { standIn?: SlackStandIn } = {};
    const loopback = await Loopback.open({
      onRequest: (request, response) => void served.standIn?.serve(request, response),
      onUpgrade: (_request, url) =>
        served.standIn?.links.admit(url.searchParams.get("ticket")) ?? 503,
    });
    served.standIn = new SlackStandIn(loopback, options.nowMs ?? Date.now);
    return served.standIn;
  }

  /** The newest message in a member's conversation with us that isn't in a thread. */
  newestFor(memberId: string): SlackMessage {
    const all = this.workspace.messages.get(this.workspace.conversationOf(memberId)) ?? [];
    const newest = all.findLast(({ threadTs }) => threadTs === undefined);
    if (!newest) throw new Error(`${memberId} has no message`);
    return newest;
  }

  /** How often a method was asked. */
  timesAsked(method: string): number {
    return this.asked.filter((one) => one === method).length;
  }

  /**
   * What a member sends who presses a button of a message, or fills its field and presses Enter.
   * @throws Error when there is no such button or field.
   */
  pressed(
    memberId: string,
    message: SlackMessage,
    action: string,
    options: { readonly value?: string; readonly channel?: string } = {},
  ): object {
    const found = message.blocks.flatMap((block) => {
      const elements = block.type === "actions" ? block.elements : [];
      const all = block.type === "input" ? [block.element] : elements;
      return all.filter((one) => one.action_id === action).map((one) => ({ block, one }));
    })[0];
    if (!found) throw new Error(`There is nothing named ${action} to press`);
    const { block, one } = found;
    const value = one.type === "button" ? one.value : options.value;
    const channel = options.channel ?? this.workspace.conversationOf(memberId);
    return {
      type: "block_actions",
      api_app_id: "A0FRONTDESK",
      token: "deprecated",
      team: { id: "T0ACME", domain: "acme" },
      user: { id: memberId, username: "someone", name: "someone", team_id: "T0ACME" },
      container: { type: "message", message_ts: message.ts, channel_id: channel },
      channel: { id: channel, name: "directmessage" },
      trigger_id: `${randomBytes(6).toString("hex")}.1`,
      response_url: "https://hooks.slack.com/actions/unused",
      message: asMessage(message),
      actions: [
        {
          type: one.type,
          action_id: one.action_id,
          block_id: block.block_id,
          action_ts: `${this.#nowMs() / 1000}`,
          ...(value !== undefined && { value }),
        },
      ],
    };
  }

  /** What Slack sends when a member writes to us, in a thread or not. */
  written(memberId: string, text: string, threadTs?: string): object {
    const channel = this.workspace.conversationOf(memberId);
    const thread = threadTs === undefined ? {} : { threadTs };
    const message = this.workspace.write(channel, { user: memberId, text, ...thread });
    return {
      type: "event_callback",
      event_id: `Ev${randomBytes(6).toString("hex")}`,
      api_app_id: "A0FRONTDESK",
      event: { ...asMessage(message), channel, channel_type: "im", event_ts: message.ts },
    };
  }

  /** Signs a delivery for a request URL: what was pressed as a form, an event as JSON. */
  sign(payload: object, atMs = this.#nowMs()): SignedDelivery {
    const json = JSON.stringify(payload);
    const isEvent = "type" in payload && payload.type !== "block_actions";
    const body = Buffer.from(isEvent ? json : new URLSearchParams({ payload: json }).toString());
    const timestamp = String(Math.floor(atMs / 1000));
    const { signingSecret } = this.account;
    const digest = createHmac("sha256", signingSecret).update(`v0:${timestamp}:`).update(body);
    return {
      body,
      headers: {
        "content-type": isEvent ? "application/json" : "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": `v0=${digest.digest("hex")}`,
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#loopback[Symbol.asyncDispose]();
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await bodyOf(request));
    const method = /^\/api\/([\w.]+)$/u.exec(request.url ?? "")?.[1] ?? "";
    this.asked.push(method);
    const mishap = this.mishaps.get(method)?.shift();
    if (mishap?.kind === "cut") return void request.socket.destroy();
    if (mishap?.kind === "hung") return;
    if (mishap?.kind === "status") {
      const { status, retryAfterS } = mishap;
      const headers = retryAfterS === undefined ? {} : { "retry-after": String(retryAfterS) };
      return void response.writeHead(status, headers).end("not json");
    }
    const answered =
      mishap?.kind === "error"
        ? { ok: false, error: mishap.error }
        : this.#answer(method, request, form);
    if (mishap?.kind === "lost") return void request.socket.destroy();
    response
      .writeHead(200, {
        "content-type": "application/json; charset=utf-8",
        "x-oauth-scopes": [...this.scopes].join(","),
      })
      .end(JSON.stringify(answered));
  }

  #answer(method: string, request: IncomingMessage, form: URLSearchParams): Answered {
    const known = METHODS.get(method);
    if (!known || request.method !== "POST") return { ok: false, error: "unknown_method" };
    const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
    if (isForm !== true) return { ok: false, error: "invalid_form_data" };
    const { authorization } = request.headers;
    if (authorization === undefined) return { ok: false, error: "not_authed" };
    const { botToken, appToken } = this.account;
    if (authorization !== `Bearer ${known.token === "bot" ? botToken : appToken}`) {
      const isOther = [botToken, appToken].some((one) => authorization === `Bearer ${one}`);
      return { ok: false, error: isOther ? "not_allowed_token_type" : "invalid_auth" };
    }
    if (!this.isActive) return { ok: false, error: "account_inactive" };
    if (known.token === "bot" && known.scope !== undefined && !this.scopes.has(known.scope))
      return { ok: false, error: "missing_scope", needed: known.scope };
    const fault = faultIn(form, known);
    if (fault !== undefined) return { ok: false, error: fault };
    if (method === "apps.connections.open") return this.#openConnection();
    return this.workspace.answer(method, form);
  }

  #openConnection(): Answered {
    // As Slack names it in the app's settings.
    if (!this.isSocketModeOn) return { ok: false, error: "forbidden_team" };
    const origin = this.#loopback.origin.replace(/^http/u, "ws");
    return { ok: true, url: `${origin}/link/?ticket=${this.links.ticket()}` };
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}
