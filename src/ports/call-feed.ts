import type { Expectation } from "../domain/dialogue/expectation.ts";
import type { NewsCame, SpeechKind, ToolAnswered } from "../domain/dialogue/transcript.ts";

/** What happens in calls as it happens, for the owner's screen and for `frontdesk call`. It holds callers' words. */
export interface CallFeed {
  /** Calls `listener` for every event from now on, until disposed. A listener must not throw. */
  subscribe(listener: (event: CallFeedEvent) => void): Disposable;
  /** The events of calls that are still on, oldest first, for a screen that opens in the middle of one. */
  current(): readonly CallFeedEvent[];
}

export type CallFeedEvent = { readonly callId: string; readonly atMs: number } & (
  | { readonly type: "call-started"; readonly channel: "phone" | "browser" | "chat" }
  /** Words so far; replaced by the next one of these or by `caller-said`. */
  | { readonly type: "caller-speaking"; readonly text: string }
  | { readonly type: "caller-said"; readonly text: string; readonly confidence: number }
  /** An utterance begins to be spoken. */
  | {
      readonly type: "receptionist-says";
      readonly utterance: string;
      readonly text: string;
      readonly kind: SpeechKind;
    }
  /** The same utterance is over; `text` is what was heard of it. */
  | {
      readonly type: "receptionist-said";
      readonly utterance: string;
      readonly text: string;
      readonly interrupted: boolean;
    }
  | { readonly type: "tool-used"; readonly name: string; readonly status: string }
  /** The caller is asked for something else than before. */
  | { readonly type: "asks"; readonly expects: Expectation }
  /** What a tool answered, or what came from outside: for a screen that offers what is said as buttons. */
  | { readonly type: "noted"; readonly item: ToolAnswered | NewsCame }
  /** Something was written to the book. */
  | { readonly type: "book-changed"; readonly what: "booked" | "moved" | "cancelled" }
  | { readonly type: "call-ended"; readonly outcome: CallOutcome }
);

/** How a call ended: what was done in it, most important first, or why nothing was. */
export type CallOutcome =
  | "booked"
  | "moved"
  | "cancelled"
  | "transferred"
  | "answered"
  | "abandoned"
  | "failed";
