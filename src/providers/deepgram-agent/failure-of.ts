import type { ProviderFailure } from "../../ports/provider-error.ts";

/** What kind of failure a code of Deepgram's agent tells of: https://developers.deepgram.com/docs/voice-agent-errors */
export function failureOf(code: string): ProviderFailure {
  if (/UNPARSABLE|INVALID|BAD_REQUEST/u.test(code)) return "invalid-request";
  if (/TIMEOUT/u.test(code)) return "timeout";
  if (/AUTH/u.test(code)) return "authentication";
  if (/RATE|TOO_MANY/u.test(code)) return "rate-limit";
  return "server";
}
