import type { Expectation } from "../domain/dialogue/expectation.ts";
import type { SpeechKind, ToolCall, TranscriptItem } from "../domain/dialogue/transcript.ts";

/** What the runtime is to do in the world. Effects are plain data; the machine never acts itself. */
export type CallEffect =
  | { readonly type: "listen"; readonly expects: Expectation }
  | {
      readonly type: "think";
      readonly reply: string;
      readonly transcript: readonly TranscriptItem[];
      readonly speculative: boolean;
    }
  | { readonly type: "stop-thinking"; readonly reply: string }
  /** Utterances are spoken in the order of their effects, each after the one before. */
  | {
      readonly type: "speak";
      readonly utterance: string;
      readonly text: string;
      readonly kind: SpeechKind;
    }
  /** Forget every utterance that was not yet played whole. */
  | { readonly type: "stop-speaking" }
  /** Leave out the utterance being spoken: its voice failed. */
  | { readonly type: "skip-speaking"; readonly utterance: string }
  /** Fall silent at once, but keep what was not heard. */
  | { readonly type: "pause-speaking" }
  /** Go on where the caller stopped hearing. */
  | { readonly type: "resume-speaking" }
  | { readonly type: "run-tool"; readonly call: ToolCall; readonly idempotencyKey: string }
  /** The result is no longer wanted; a tool that has begun to write finishes all the same. */
  | { readonly type: "drop-tool"; readonly callId: string }
  | { readonly type: "set-timer"; readonly timer: TimerId; readonly afterMs: number }
  | { readonly type: "clear-timer"; readonly timer: TimerId }
  | { readonly type: "transfer"; readonly to: string; readonly whisper: string }
  | { readonly type: "hang-up" };

/**
 * - `endpoint`: the caller has been quiet long enough for their turn to be over.
 * - `words`: the ears heard speech and still gave no words.
 * - `speech`: the ears say that the caller has been speaking for longer than people do.
 * - `quiet`: nobody has made a sound for as long as the owner of the silence may take.
 * - `stall`: the brain or a tool has been at work for too long.
 * - `voice`: an utterance should have been heard by now.
 * - `keypad`: no further digit came.
 * - `longest-call`: the call has reached its limit.
 * - `line`: a caller whose line broke has not come back.
 */
export type TimerId = (typeof TIMERS)[number];

export const TIMERS = [
  "endpoint",
  "words",
  "speech",
  "quiet",
  "stall",
  "voice",
  "keypad",
  "longest-call",
  "line",
] as const;
