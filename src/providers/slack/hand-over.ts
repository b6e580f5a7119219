import type { HandOver } from "../../ports/messenger.ts";
import { readFault } from "./slack-fault.ts";

/** What became of a message that could not be posted. Only what certainly never got in is `unsent`. */
export function explainFault(error: unknown): Exclude<HandOver, { readonly status: "sent" }> {
  const { code, failure, isUndone, retryAfterMs } = readFault(error);
  if (!isUndone) return { status: "unknown", reason: code };
  if (failure === "rate-limit") {
    const reason = "rate-limit";
    return { status: "unsent", reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
  if (failure === "connectivity") return { status: "unsent", reason: code };
  // A wrong token, or one that lacks a permission: the owner can mend it.
  if (failure === "authentication") {
    return { status: "unsent", reason: code === "missing_scope" ? code : "not-authorised" };
  }
  return { status: "refused", reason: REFUSALS.get(code) ?? `slack-${code}` };
}

/** What of Slack's refusals somebody may act on (https://docs.slack.dev/reference/methods/chat.postMessage#errors). */
const REFUSALS: ReadonlyMap<string, string> = new Map([
  ["user_not_found", "unknown-person"],
  ["users_not_found", "unknown-person"],
  ["user_not_visible", "unknown-person"],
  ["user_disabled", "has-left"],
  ["cannot_dm_bot", "not-a-person"],
  ["channel_not_found", "unknown-channel"],
  ["not_in_channel", "not-in-channel"],
  ["is_archived", "channel-archived"],
  ["restricted_action", "not-allowed-in-channel"],
  ["messages_tab_disabled", "messages-tab-off"],
]);

/** A message of ours: its channel and its time there, which together are its name. */
export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
}

/** One text for both, for `carrierId`. */
export function placeId({ channel, ts }: MessagePlace): string {
  return `${channel}:${ts}`;
}

/** @throws Error for a text that is not one of ours. */
export function readPlaceId(carrierId: string): MessagePlace {
  const [channel, ts, ...rest] = carrierId.split(":");
  if (!channel || !ts || rest.length > 0) throw new Error("This names no message in Slack.");
  return { channel, ts };
}
