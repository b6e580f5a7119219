import type { CallFeed, CallFeedEvent } from "../../ports/call-feed.ts";

/** A call feed that tells exactly what a test tells it. */
export class LiveCalls implements CallFeed {
  readonly #listeners = new Set<(event: CallFeedEvent) => void>();
  #current: readonly CallFeedEvent[] = [];

  /** How many are subscribed. */
  get watchers(): number {
    return this.#listeners.size;
  }

  tell(event: CallFeedEvent): void {
    this.#current =
      event.type === "call-ended"
        ? this.#current.filter((earlier) => earlier.callId !== event.callId)
        : [...this.#current, event];
    for (const listener of this.#listeners) listener(event);
  }

  subscribe(listener: (event: CallFeedEvent) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  current(): readonly CallFeedEvent[] {
    return this.#current;
  }
}
