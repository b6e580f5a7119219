import { z } from "zod";
import { ProviderError, type ProviderFailure } from "../../ports/provider-error.ts";

const fault = z.object({
  status: z.number().optional(),
  config: z.object({ url: z.coerce.string() }).optional(),
  response: z
    .object({
      status: z.number(),
      data: z
        .object({ error: z.object({ errors: z.array(z.object({ reason: z.string() })) }) })
        .optional()
        .catch(undefined),
    })
    .optional(),
});

/** The status of an answer that Google's client threw; undefined when there was no answer. */
export function statusOf(error: unknown): number | undefined {
  const read = fault.safeParse(error).data;
  return read?.response?.status ?? read?.status;
}

/** What a thrown answer means for the whole calendar. Google's own words are left out: they may quote the event. */
export function providerError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  return new ProviderError("google", failureOf(error), `status ${statusOf(error) ?? "none"}`);
}

const RATE_LIMITS = new Set(["rateLimitExceeded", "userRateLimitExceeded"]);
const QUOTAS = new Set(["quotaExceeded", "dailyLimitExceeded", "calendarLimitsExceeded"]);

/** https://developers.google.com/workspace/calendar/api/guides/errors */
function failureOf(error: unknown): ProviderFailure {
  const status = statusOf(error);
  const read = fault.safeParse(error).data;
  const reasons = read?.response?.data?.error.errors.map(({ reason }) => reason) ?? [];
  if (status === undefined) return "connectivity";
  // The consent was taken back, or the key deleted: then there is no token to be had.
  const isToken = read?.config?.url.includes("oauth2.googleapis.com") === true && status < 500;
  if (status === 401 || isToken) return "authentication";
  if (status === 429 || reasons.some((one) => RATE_LIMITS.has(one))) return "rate-limit";
  if (reasons.some((one) => QUOTAS.has(one))) return "quota";
  return status >= 500 ? "server" : "invalid-request";
}
