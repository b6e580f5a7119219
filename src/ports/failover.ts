import { ProviderError, type ProviderFailure } from "./provider-error.ts";

/** One service gave way to the next one in its list, in the middle of a call. */
export interface Failover {
  readonly from: string;
  readonly to: string;
  readonly failure: ProviderFailure | "unknown";
}

/** What went wrong, in one word for logs and metrics. */
export function kindOfFailure(error: unknown): Failover["failure"] {
  return error instanceof ProviderError ? error.failure : "unknown";
}

/** Whether a service that failed like this can't be expected to recover by itself. */
export function isHopeless(error: unknown): boolean {
  return error instanceof ProviderError && !error.retryable;
}
