import type { CallFeed, CallFeedEvent } from "../../ports/call-feed.ts";

/** Passes on what happens in calls to whoever looks, and remembers the calls that are still on. */
export class LiveCallFeed implements CallFeed {
  readonly #listeners = new Set<(event: CallFeedEvent) => void>();
  readonly #current = new Map<string, CallFeedEvent[]>();

  publish(event: CallFeedEvent): void {
    if (event.type === "call-started") this.#current.set(event.callId, []);
    const events = this.#current.get(event.callId);
    // What comes after the end of a call is of no interest to anyone who looks at it.
    if (!events) return;
    if (event.type === "call-ended") this.#current.delete(event.callId);
    // Words that were only half heard are replaced by what follows them.
    if (events.at(-1)?.type === "caller-speaking") events.pop();
    events.push(event);
    for (const listener of this.#listeners) listener(event);
  }

  subscribe(listener: (event: CallFeedEvent) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  current(): readonly CallFeedEvent[] {
    return [...this.#current.values()].flat();
  }
}
