import { systemClock } from "../../src/base/clock.ts";
import {
  CallRefused,
  networkExchange,
  type Exchange,
} from "../../src/channels/twilio/simulator/index.ts";

/** Twilio's patience with a webhook. */
const PATIENCE_MS = 15_000;
const AGAIN_MS = 200;

/**
 * The way to a desk through a proxy that, as Caddy's `lb_try_duration` has it, keeps a request until a server answers: the one at
 * `origin`, which may change in mid-call.
 */
export class WaitingProxy implements Exchange {
  readonly origin: string;
  #server: string;

  constructor(origin: string) {
    this.origin = origin;
    this.#server = origin;
  }

  /** From now on this server answers. */
  sendTo(origin: string): void {
    this.#server = origin;
  }

  async post(url: string, form: Readonly<Record<string, string>>) {
    return await this.#patiently((way) => way.post(url, form));
  }

  async connect(url: string) {
    return await this.#patiently((way) => way.connect(url));
  }

  async #patiently<T>(ask: (way: Exchange) => Promise<T>): Promise<T> {
    const untilMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const way = networkExchange({
        origin: this.#server,
        publicOrigin: this.origin,
        clock: systemClock,
      });
      try {
        return await ask(way);
      } catch (error) {
        if (!(error instanceof CallRefused) || performance.now() > untilMs) throw error;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }
}
