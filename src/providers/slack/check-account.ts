import type { Clock } from "../../base/clock.ts";
import type { SlackAccount } from "./account.ts";
import { Requests } from "./requests.ts";
import { readFault } from "./slack-fault.ts";

/** What the app may do, as in the manifest of `docs/slack.md`. */
export const SCOPES = ["chat:write", "im:history", "im:write", "users:read", "users:read.email"];

/** How the app stands. */
export type SlackCheck =
  | {
      readonly ok: true;
      /** The workspace's name. */
      readonly workspace: string;
      /** What the app would need to be allowed, and isn't. */
      readonly missing: readonly string[];
    }
  | {
      readonly ok: false;
      readonly reason: "bot-token" | "app-token" | "not-active" | "unreachable";
    };

/** Asks Slack whether the tokens can be used, and for what. Never throws for what Slack answers. */
export async function checkAccount(
  account: SlackAccount,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<SlackCheck> {
  const { botToken, appToken } = account;
  try {
    using asBot = new Requests({ account, clock, signal, token: botToken });
    const found = await asBot.ask((client) => client.auth.test({}), { isRepeatable: true });
    const scopes = found.response_metadata?.scopes ?? [];
    const missing = SCOPES.filter((scope) => !scopes.includes(scope));
    if (appToken !== undefined && !(await opensConnections(account, { appToken, clock, signal })))
      return { ok: false, reason: "app-token" };
    return { ok: true, workspace: found.team ?? "", missing };
  } catch (error) {
    const { code, failure } = readFault(error);
    if (code === "account_inactive") return { ok: false, reason: "not-active" };
    return { ok: false, reason: failure === "authentication" ? "bot-token" : "unreachable" };
  }
}

/** @throws SlackFault when Slack can't be asked. */
async function opensConnections(
  account: SlackAccount,
  options: { readonly appToken: string; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<boolean> {
  using asApp = new Requests({ account, token: options.appToken, ...options });
  try {
    await asApp.ask((client) => client.apps.connections.open({}), { isRepeatable: true });
    return true;
  } catch (error) {
    const fault = readFault(error);
    if (fault.retryable) throw fault;
    return false;
  }
}
