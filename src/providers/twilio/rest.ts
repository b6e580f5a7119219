import BaseTwilio from "twilio/lib/base/BaseTwilio.js";
import RequestClient from "twilio/lib/base/RequestClient.js";
import ApiBase from "twilio/lib/rest/ApiBase.js";
import type { TwilioAccount } from "./account.ts";

/** Longer than Twilio takes even on a bad day; after it, nobody knows whether the request was carried out. */
const REQUEST_TIMEOUT_MS = 10_000;

/** What one request to Twilio's REST API is made with. */
export interface Rest {
  /** The official client's calls and messages of the account. */
  readonly account: ApiBase["v2010"]["account"];
  /** How long Twilio asked us to wait before the next try; undefined when it didn't. */
  retryAfterMs(): number | undefined;
}

/**
 * The official client for one request. A client of its own for each, because the SDK takes no abort signal and tells
 * nothing of an error's headers otherwise. Connections are not kept: one that Twilio has closed meanwhile would lose a request
 * that must not be sent twice. It never tries again by itself.
 */
export function openRest(account: TwilioAccount, signal: AbortSignal): Rest {
  const httpClient = new OneRequest(account.apiOrigin, signal);
  const client = new BaseTwilio.Client(account.accountSid, account.authToken, { httpClient });
  return {
    account: new ApiBase(client).v2010.account,
    retryAfterMs: () => httpClient.retryAfterMs,
  };
}

class OneRequest extends RequestClient {
  retryAfterMs: number | undefined;
  readonly #apiOrigin: string | undefined;

  constructor(apiOrigin: string | undefined, signal: AbortSignal) {
    super({ timeout: REQUEST_TIMEOUT_MS, keepAlive: false });
    this.#apiOrigin = apiOrigin;
    this.axios.interceptors.request.use((config) => Object.assign(config, { signal }));
  }

  override async request<Data>(
    options: RequestClient.RequestOptions<Data>,
  ): ReturnType<typeof RequestClient.prototype.request<Data>> {
    const { pathname, search } = new URL(options.uri);
    const uri =
      this.#apiOrigin === undefined ? options.uri : `${this.#apiOrigin}${pathname}${search}`;
    const response = await super.request<Data>({ ...options, uri });
    this.retryAfterMs = readRetryAfter(response);
    return response;
  }
}

/** `Retry-After` in seconds, as Twilio sends it. */
function readRetryAfter(response: object): number | undefined {
  if (!("headers" in response)) return undefined;
  const { headers } = response;
  if (typeof headers !== "object" || headers === null || !("retry-after" in headers)) {
    return undefined;
  }
  const seconds = Number(headers["retry-after"]);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
