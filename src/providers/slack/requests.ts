import { LogLevel, WebClient, type WebClientOptions } from "@slack/web-api";
import type { Clock } from "../../base/clock.ts";
import type { SlackAccount } from "./account.ts";
import { pause } from "./pause.ts";
import { readFault, SlackFault } from "./slack-fault.ts";

/** Somebody stands in the lobby: what hasn't worked by then is done another way. */
const WITHIN_MS = 5000;

/** Longer than this nobody waits for Slack to let us in again while a visitor does. */
const LONGEST_PAUSE_MS = 2000;

/** Before the second try, and before the third. */
const PAUSES_MS = [250, 1000];

export interface RequestsOptions {
  readonly account: Pick<SlackAccount, "apiUrl">;
  /** The bot's token, or the app's for opening connections. */
  readonly token: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** For all requests together. */
  readonly withinMs?: number;
  /** Slack's `Retry-After` is respected up to this long; after a longer one, the request has failed. */
  readonly longestPauseMs?: number;
}

/**
 * A few requests to Slack's Web API that belong together, within one limit of time. The official client makes them; its own ten tries
 * in half an hour are turned off, and so is its log, which would hold names. Disposing of it ends what is still under way.
 */
export class Requests implements Disposable {
  readonly #options: RequestsOptions;
  readonly #client: WebClient;
  readonly #deadline = new AbortController();
  readonly #timer: Disposable;
  readonly #endsMs: number;

  constructor(options: RequestsOptions) {
    this.#options = options;
    const { account, clock, token, withinMs = WITHIN_MS } = options;
    this.#endsMs = clock.nowMs() + withinMs;
    this.#timer = clock.setTimer(withinMs, () => this.#deadline.abort(TOO_LATE));
    const signal = AbortSignal.any([options.signal, this.#deadline.signal]);
    this.#client = new WebClient(token, {
      ...(account.apiUrl !== undefined && { slackApiUrl: account.apiUrl }),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      allowAbsoluteUrls: false,
      // A kept connection that Slack has closed meanwhile would lose a message that must not be posted twice.
      headers: { connection: "close" },
      logger: SILENT,
      // The client takes no abort signal, but the function that it makes requests with does.
      fetch: (url, init) => fetch(url, { ...init, signal }),
    });
  }

  /**
   * Makes one request, and again where that can help and does nothing twice: with `isRepeatable` after whatever happened on the way,
   * else only after what Slack has certainly not done.
   * @throws SlackFault
   */
  async ask<Result>(
    request: (client: WebClient) => Promise<Result>,
    { isRepeatable }: { readonly isRepeatable: boolean },
  ): Promise<Result> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await request(this.#client);
      } catch (error) {
        const fault = this.#deadline.signal.aborted ? TOO_LATE : readFault(error);
        // Whatever goes wrong after we have been told to stop is our own doing, but may have been done.
        if (this.#options.signal.aborted) throw fault;
        const pauseMs = this.#pauseBefore(attempt, fault, isRepeatable);
        if (pauseMs === undefined) throw fault;
        await pause(this.#options.clock, pauseMs, this.#options.signal);
        if (this.#options.signal.aborted) throw fault;
      }
    }
  }

  [Symbol.dispose](): void {
    this.#timer[Symbol.dispose]();
    this.#deadline.abort(TOO_LATE);
  }

  #pauseBefore(attempt: number, fault: SlackFault, isRepeatable: boolean): number | undefined {
    const { clock, longestPauseMs = LONGEST_PAUSE_MS } = this.#options;
    const least = PAUSES_MS[attempt];
    if (least === undefined || !fault.retryable || fault === TOO_LATE) return undefined;
    if (!isRepeatable && !fault.isUndone) return undefined;
    const pauseMs = fault.retryAfterMs ?? least;
    const isTooLong = pauseMs > longestPauseMs || clock.nowMs() + pauseMs >= this.#endsMs;
    return isTooLong ? undefined : pauseMs;
  }
}

const TOO_LATE = new SlackFault("timeout", { code: "no-answer", isUndone: false });

const SILENT: NonNullable<WebClientOptions["logger"]> = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

function nothing(): void {
  // What the client would log holds what was asked and answered.
}
