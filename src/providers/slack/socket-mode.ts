import type { Clock } from "../../base/clock.ts";
import type { PartHealth } from "../../ops/health.ts";
import type { Logger } from "../../ops/logger.ts";
import type { SlackAccount } from "./account.ts";
import type { Hear } from "./answers.ts";
import { pause } from "./pause.ts";
import { Requests } from "./requests.ts";
import { readFault, SlackFault } from "./slack-fault.ts";
import { SocketLink, type LinkEnd } from "./socket-link.ts";

/** The first try after a connection is lost, and the longest wait between tries. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** The owner has to change something first: a token, a setting. */
const OWNERS_PAUSE_MS = 300_000;

/** A connection that ends sooner counts as a try that failed, whatever Slack says; so many of them are the owner's to look at. */
const SHORT_LIFE_MS = 5000;
const MANY_SHORT = 3;

interface Options {
  readonly account: SlackAccount & { readonly appToken: string };
  readonly clock: Clock;
  readonly logger: Logger;
  readonly hear: Hear;
}

/**
 * Keeps one connection to Slack open, for as long as it isn't disposed of. Before Slack closes one to renew it, the next one is open
 * already, so that no answer falls in between. Of several servers of one app, each delivery goes to one.
 */
export class SocketMode implements AsyncDisposable {
  readonly #options: Options;
  readonly #closing = new AbortController();
  readonly #links = new Set<SocketLink>();
  readonly #running: Promise<void>;
  #health: PartHealth = { state: "degraded", detail: NOT_YET };
  /** Until then a connection that is open may be one more that ends at once. */
  #doubtfulUntilMs = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#running = this.#run();
  }

  health(): PartHealth {
    const isDoubtful = this.#options.clock.nowMs() < this.#doubtfulUntilMs;
    return isDoubtful ? { state: "degraded", detail: UNSTEADY } : this.#health;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort(new Error("The program is closing"));
    await Promise.all([...this.#links].map((link) => link.close()));
    await this.#running;
  }

  async #run(): Promise<void> {
    const { clock, logger } = this.#options;
    let failures = 0;
    let retiring: SocketLink | undefined;
    while (!this.#closing.signal.aborted) {
      try {
        const link = await this.#connect();
        retiring?.retire();
        retiring = undefined;
        const sinceMs = clock.nowMs();
        this.#health = { state: "healthy" };
        if (failures >= MANY_SHORT) this.#doubtfulUntilMs = sinceMs + SHORT_LIFE_MS;
        const end = await link.ended;
        if (this.#closing.signal.aborted) return;
        if (end === "disabled") {
          await link.close();
          throw SWITCHED_OFF;
        }
        if (end === "refresh") retiring = link;
        const wasShort = clock.nowMs() - sinceMs < SHORT_LIFE_MS;
        failures = wasShort ? failures + 1 : 0;
        const pauseMs = wasShort || end === "lost" ? pauseAfter(failures, end) : 0;
        if (failures >= MANY_SHORT) this.#doubtfulUntilMs = clock.nowMs() + pauseMs + 1;
        if (pauseMs > 0) await this.#rest(pauseMs);
      } catch (error) {
        if (this.#closing.signal.aborted) return;
        failures += 1;
        const fault = readFault(error);
        this.#health = { state: "degraded", detail: sentenceFor(fault) };
        logger.warn({ failure: fault.message }, "Slack: answers can't be heard just now");
        await this.#rest(pauseAfterFault(fault, failures));
      }
    }
  }

  /** A connection on which Slack has said hello. @throws SlackFault */
  async #connect(): Promise<SocketLink> {
    const { account, clock, hear } = this.#options;
    using requests = new Requests({
      account,
      clock,
      token: account.appToken,
      signal: this.#closing.signal,
    });
    const { url = "" } = await requests.ask((client) => client.apps.connections.open({}), {
      isRepeatable: true,
    });
    const isAddress = /^wss?:/u.test(url) && URL.canParse(url);
    if (!isAddress || this.#closing.signal.aborted) throw NO_HELLO;
    const link = new SocketLink(new URL(url), { clock, hear });
    this.#links.add(link);
    void link.closed.then(() => this.#links.delete(link));
    using _timer = clock.setTimer(HELLO_WITHIN_MS, () => void link.close());
    try {
      await link.opened;
    } catch {
      throw NO_HELLO;
    }
    return link;
  }

  async #rest(pauseMs: number): Promise<void> {
    await pause(this.#options.clock, pauseMs, this.#closing.signal);
  }
}

const HELLO_WITHIN_MS = 10_000;

const NO_HELLO = new SlackFault("connectivity", { code: "no-hello", isUndone: true });
const SWITCHED_OFF = new SlackFault("authentication", { code: "link_disabled", isUndone: true });

const NOT_YET = "The connection to Slack is being opened.";
const UNSTEADY =
  "Slack closes the connection again and again, so answers may not arrive; more than ten programs may be using this app.";

function pauseAfter(failures: number, end: LinkEnd): number {
  if (end === "refresh" && failures <= 1) return 0;
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1));
}

function pauseAfterFault(fault: SlackFault, failures: number): number {
  if (!fault.retryable) return OWNERS_PAUSE_MS;
  return Math.max(fault.retryAfterMs ?? 0, pauseAfter(failures, "lost"));
}

function sentenceFor({ code, retryable }: SlackFault): string {
  if (code === "link_disabled")
    return "Socket Mode is turned off in the Slack app's settings, so answers don't arrive; turn it on there.";
  return retryable
    ? "Slack can't be reached just now, so answers from there don't arrive; it is tried again by itself."
    : "Slack refuses SLACK_APP_TOKEN, so answers from there don't arrive; frontdesk doctor says what to fix.";
}
