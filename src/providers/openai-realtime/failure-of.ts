import type { ProviderFailure } from "../../ports/provider-error.ts";

/** What kind of failure an error of the Realtime service tells of: https://platform.openai.com/docs/guides/error-codes */
export function failureOf(type: string, code: string): ProviderFailure {
  if (code === "insufficient_quota") return "quota";
  if (/rate_limit/u.test(code) || /rate_limit/u.test(type)) return "rate-limit";
  if (/api_key|authentication/u.test(code) || type === "authentication_error")
    return "authentication";
  if (type === "invalid_request_error") return "invalid-request";
  return code === "session_expired" ? "timeout" : "server";
}
