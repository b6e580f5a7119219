import type { Clock } from "../base/clock.ts";
import type { AgentReplyEvent } from "../ports/voice-agent.ts";

/** How long a caller can be left without anything new of a reply before the service counts as broken. */
const PATIENCE_MS = 5000;

/**
 * One reply of a voice agent as it comes in. It can be read from its beginning any number of times, also while it grows: a
 * call that drops a reply may ask for it again.
 */
export class AgentReply {
  readonly #clock: Clock;
  readonly #onStall: () => void;
  readonly #events: AgentReplyEvent[] = [];
  readonly #wakers = new Set<() => void>();
  #end: { readonly error?: unknown } | undefined;

  /** `onStall` is called when a reader has waited for too long. */
  constructor(clock: Clock, onStall: () => void) {
    this.#clock = clock;
    this.#onStall = onStall;
  }

  /** Whether anything of it has come. */
  get begun(): boolean {
    return this.#events.length > 0;
  }

  get over(): boolean {
    return this.#end !== undefined;
  }

  push(event: AgentReplyEvent): void {
    if (this.#end) return;
    this.#events.push(event);
    this.#wake();
  }

  close(): void {
    this.#end ??= {};
    this.#wake();
  }

  fail(error: unknown): void {
    this.#end ??= { error };
    this.#wake();
  }

  /** Everything from the beginning; ends quietly when the signal aborts. */
  async *read(signal: AbortSignal): AsyncGenerator<AgentReplyEvent> {
    for (let at = 0; !signal.aborted;) {
      const event = this.#events[at];
      if (event) {
        at += 1;
        yield event;
      } else if (this.#end) {
        if ("error" in this.#end) throw this.#end.error;
        return;
      } else {
        await this.#more(signal);
      }
    }
  }

  async #more(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wakers.add(resolve);
    const give = () => resolve();
    signal.addEventListener("abort", give, { once: true });
    const patience = this.#clock.setTimer(PATIENCE_MS, this.#onStall);
    await promise;
    patience[Symbol.dispose]();
    signal.removeEventListener("abort", give);
    this.#wakers.delete(resolve);
  }

  #wake(): void {
    for (const wake of this.#wakers) wake();
  }
}
