import type { Expectation } from "../domain/dialogue/expectation.ts";
import type { News } from "../domain/dialogue/news.ts";
import type { ToolCall, ToolResult } from "../domain/dialogue/transcript.ts";
import type { TransferOutcome } from "../ports/line.ts";
import type { CallSettings } from "./settings.ts";
import type { TimerId } from "./effects.ts";

/**
 * Everything that can happen to a call. `atMs` is milliseconds since the epoch and never goes back. The events of a call,
 * in order, are its log: they hold all that the machine ever sees.
 */
export type CallEvent = { readonly atMs: number } & CallHappening;

export type CallHappening =
  | { readonly type: "line-open"; readonly settings: CallSettings }
  /** The line broke; the caller may come back. */
  | { readonly type: "line-lost" }
  | { readonly type: "line-found" }
  /** From here on another process holds the call: what was at work in the one before is gone. `line-found` follows. */
  | { readonly type: "taken-over" }
  | { readonly type: "line-closed" }
  /** A machine has taken a call that we made, and records from now on what is said; a fax takes no message. */
  | { readonly type: "machine-answered"; readonly takesMessage: boolean }
  | { readonly type: "speech-start" }
  /** `agoMs`: how long the caller had been silent by then, where the ears know. */
  | { readonly type: "speech-end"; readonly agoMs?: number }
  | { readonly type: "words-final"; readonly text: string; readonly confidence: number }
  | { readonly type: "turn-eager"; readonly text: string }
  | { readonly type: "turn-resumed" }
  /** The caller's turn is over and this is all of it: from ears that judge turns, or typed. */
  | {
      readonly type: "turn-end";
      readonly text: string;
      readonly confidence: number;
      readonly via: "voice" | "text";
    }
  | { readonly type: "key"; readonly digit: string }
  | { readonly type: "brain-text"; readonly reply: string; readonly text: string }
  /** `ahead`: looked up before the brain behind it was asked. */
  | {
      readonly type: "brain-tool";
      readonly reply: string;
      readonly call: ToolCall;
      readonly ahead?: true;
    }
  | { readonly type: "brain-asks"; readonly reply: string; readonly expectation: Expectation }
  | { readonly type: "brain-not-understood"; readonly reply: string }
  | { readonly type: "brain-done"; readonly reply: string }
  | { readonly type: "tool-done"; readonly callId: string; readonly result: ToolResult }
  /** `ms` more of this utterance has been synthesised. */
  | {
      readonly type: "voice-chunk";
      readonly utterance: string;
      readonly ms: number;
      readonly words?: readonly WordTime[];
    }
  /** `ms` of it have been played to the caller so far; `whole` when its last sound was. */
  | {
      readonly type: "played";
      readonly utterance: string;
      readonly ms: number;
      readonly whole: boolean;
    }
  | { readonly type: "timer"; readonly timer: TimerId }
  | { readonly type: "transfer-done"; readonly outcome: TransferOutcome }
  /** Something happened outside that the caller is to be told. */
  | { readonly type: "news"; readonly news: News }
  /** The business is closing the program: finish the sentence, say so and end. */
  | { readonly type: "shutdown" }
  | { readonly type: "fault"; readonly part: "brain"; readonly reply: string }
  | { readonly type: "fault"; readonly part: "voice"; readonly utterance: string }
  | { readonly type: "fault"; readonly part: "ears" };

/** When a word of an utterance begins, in ms since the utterance began. */
export interface WordTime {
  readonly text: string;
  readonly atMs: number;
}
