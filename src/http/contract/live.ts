import type { CallFeedEvent } from "../../ports/call-feed.ts";

/**
 * What `GET /api/live` sends, as Server-Sent Events: the event's name is the key, its data the JSON of the value.
 * `current` comes first on each connection and replaces what the page knew; `call` follows as it happens.
 */
export interface LiveMessages {
  readonly current: readonly CallFeedEvent[];
  readonly call: CallFeedEvent;
  /** The book changed, by a call or in another way: fetch `/api/today` again. */
  readonly book: Record<string, never>;
}
