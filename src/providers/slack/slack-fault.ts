import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { ProviderError, type ProviderFailure } from "../../ports/provider-error.ts";

/** Why one request to Slack came to nothing. It holds none of what was asked or answered. */
export class SlackFault extends ProviderError {
  /** Slack's own word, e.g. `users_not_found`, or one of ours for what the network did. */
  readonly code: string;
  /** Whether it is certain that Slack did nothing. */
  readonly isUndone: boolean;
  /** How long Slack asked us to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(
    failure: ProviderFailure,
    options: { readonly code: string; readonly isUndone: boolean; readonly retryAfterMs?: number },
  ) {
    super("slack", failure, options.code);
    this.code = options.code;
    this.isUndone = options.isUndone;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Makes sense of what the client throws (https://docs.slack.dev/apis/web-api#errors). */
export function readFault(error: unknown): SlackFault {
  if (error instanceof SlackFault) return error;
  if (error instanceof WebAPIRateLimitedError) {
    const retryAfterMs = error.retryAfter * 1000;
    return new SlackFault("rate-limit", { code: "ratelimited", isUndone: true, retryAfterMs });
  }
  if (error instanceof WebAPIPlatformError) return readRefusal(error.data.error);
  if (error instanceof WebAPIHTTPError) {
    const failure = error.statusCode >= 500 ? "server" : "invalid-request";
    const code = `http-${error.statusCode}`;
    return new SlackFault(failure, { code, isUndone: failure !== "server" });
  }
  const code = networkCodeOf(error);
  const isUndone = NEVER_REACHED.has(code);
  return new SlackFault("connectivity", { code: isUndone ? "unreachable" : "no-answer", isUndone });
}

/** A refusal is JSON with a word; a proxy's page in its place is not repeated, since nobody knows what it says. */
function readRefusal(word: string): SlackFault {
  if (!/^[a-z_]{1,60}$/u.test(word))
    return new SlackFault("server", { code: "unreadable", isUndone: false });
  if (AUTHENTICATION.has(word))
    return new SlackFault("authentication", { code: word, isUndone: true });
  if (word === "ratelimited" || word === "rate_limited" || word === "message_limit_exceeded")
    return new SlackFault("rate-limit", { code: word, isUndone: true });
  if (OF_THEIR_OWN.has(word)) return new SlackFault("server", { code: word, isUndone: false });
  return new SlackFault("invalid-request", { code: word, isUndone: true });
}

const AUTHENTICATION: ReadonlySet<string> = new Set([
  "access_denied",
  "account_inactive",
  "app_missing_action_url",
  "ekm_access_denied",
  "invalid_auth",
  "missing_scope",
  "no_permission",
  "not_allowed_token_type",
  "not_authed",
  "org_login_required",
  "team_access_not_granted",
  "token_expired",
  "token_revoked",
]);

/** Slack's own trouble: "It's possible some aspect of the operation succeeded before the error was raised." */
const OF_THEIR_OWN: ReadonlySet<string> = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org",
]);

/** Failures of the network before a byte of the request was sent. */
const NEVER_REACHED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** `fetch` wraps what the network said in its error's cause, and the client wraps that once more. */
function networkCodeOf(error: unknown): string {
  const thrown = error instanceof WebAPIRequestError ? error.original : error;
  for (let one: unknown = thrown; one instanceof Error; one = one.cause)
    if ("code" in one && typeof one.code === "string") return one.code;
  return "";
}
