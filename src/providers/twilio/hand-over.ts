import type { HandOver } from "../../ports/messenger.ts";
import type { Rest } from "./rest.ts";

/**
 * Hands something over to Twilio with one request, which is made once: the API is not idempotent
 * (https://www.twilio.com/docs/api/errors/20500). Only what certainly never got in is `unsent`; an answer that got lost is `unknown`.
 */
export async function handOver(
  rest: Rest,
  create: (rest: Rest) => Promise<{ readonly sid: string }>,
): Promise<HandOver> {
  try {
    const { sid } = await create(rest);
    return { status: "sent", carrierId: sid };
  } catch (error) {
    return explainFault(error, rest.retryAfterMs());
  }
}

/** What a request that failed came to. */
export function explainFault(
  error: unknown,
  retryAfterMs?: number,
): Exclude<HandOver, { readonly status: "sent" }> {
  const refusal = refusalIn(error);
  if (refusal === undefined) {
    return NEVER_REACHED.has(codeOf(error))
      ? { status: "unsent", reason: "unreachable" }
      : { status: "unknown", reason: "no-answer" };
  }
  const { status, code } = refusal;
  if (status === 429) {
    return {
      status: "unsent",
      reason: "rate-limit",
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    };
  }
  if (status >= 500) return { status: "unknown", reason: "server-fault" };
  // A wrong token, or an account without money: nothing went out, and the owner can mend it.
  if (status === 401 || status === 403 || code === 20_003) {
    return { status: "unsent", reason: "not-authorised" };
  }
  return { status: "refused", reason: REFUSALS.get(code ?? 0) ?? `twilio-${code ?? status}` };
}

/** Failures of the network before a byte of the request was sent. */
const NEVER_REACHED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** What of Twilio's refusals somebody may act on (https://www.twilio.com/docs/api/errors). */
const REFUSALS: ReadonlyMap<number, string> = new Map([
  [21_610, "opted-out"],
  [21_211, "invalid-number"],
  [21_214, "invalid-number"],
  [21_217, "invalid-number"],
  [21_401, "invalid-number"],
  [21_614, "invalid-number"],
  [21_215, "country-not-allowed"],
  [21_408, "country-not-allowed"],
  [13_227, "country-not-allowed"],
  [21_210, "sender-not-allowed"],
  [21_212, "sender-not-allowed"],
  [21_606, "sender-not-allowed"],
  [21_659, "sender-not-allowed"],
  [21_660, "sender-not-allowed"],
  [63_007, "sender-not-allowed"],
  [63_016, "template-needed"],
  [21_617, "too-long"],
]);

/** The SDK's `RestException`: an HTTP status, and Twilio's own code where there is one. Network errors have no such status. */
function refusalIn(
  error: unknown,
): { readonly status: number; readonly code: number | undefined } | undefined {
  if (!(error instanceof Error) || !("status" in error)) return undefined;
  const { status } = error;
  if (typeof status !== "number") return undefined;
  const code = "code" in error && typeof error.code === "number" ? error.code : undefined;
  return { status, code };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}
