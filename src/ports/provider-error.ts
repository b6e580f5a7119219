/** What kind of thing went wrong at a service, in words that hold for all of them. */
export type ProviderFailure =
  | "authentication"
  | "invalid-request"
  | "rate-limit"
  | "quota"
  | "timeout"
  | "connectivity"
  | "server";

const PERMANENT: ReadonlySet<ProviderFailure> = new Set([
  "authentication",
  "invalid-request",
  "quota",
]);

/** Why a speech or language service failed. The message never holds a caller's words. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  readonly provider: string;
  readonly failure: ProviderFailure;
  readonly detail: string | undefined;

  constructor(provider: string, failure: ProviderFailure, detail?: string, options?: ErrorOptions) {
    super(`${provider}: ${failure}${detail === undefined ? "" : ` (${detail})`}`, options);
    this.provider = provider;
    this.failure = failure;
    this.detail = detail;
  }

  /** Whether trying again, or another provider, could help. */
  get retryable(): boolean {
    return !PERMANENT.has(this.failure);
  }
}
