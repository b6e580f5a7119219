import type { Expectation } from "../domain/dialogue/expectation.ts";
import type { ToolCall, TranscriptItem } from "../domain/dialogue/transcript.ts";
import type { Desk } from "./desk.ts";

/**
 * Decides what to say or do next. It keeps nothing between two calls of `respond`: everything it knows is in the
 * context, so a conversation can move to another brain, process or machine between two sentences.
 */
export interface Brain {
  /** For logs and metrics, e.g. `scripted` or `openai/gpt-4o-mini`. */
  readonly name: string;

  /** One step: some text, some tool calls, then done. Results of the tools come back in the next context. */
  respond(context: BrainContext, options: BrainOptions): AsyncIterable<BrainEvent>;
}

export interface BrainOptions {
  readonly signal: AbortSignal;
  /** Called when the service behind it has begun to answer, which is before there is a whole sentence. */
  readonly onBegun?: () => void;
}

export interface BrainContext {
  readonly desk: Desk;
  readonly transcript: readonly TranscriptItem[];
  readonly caller: CallerKnowledge;
  /** The local wall-clock time at the desk now, `YYYY-MM-DDTHH:MM`. */
  readonly nowLocal: string;
}

/** What is known of the person on the line before they say a word. */
export interface CallerKnowledge {
  /** E.164, when the line gave one. */
  readonly number?: string;
  /** The customer that this number belongs to, when there is exactly one. */
  readonly name?: string;
}

export type BrainEvent =
  | { readonly type: "text"; readonly text: string }
  /** `ahead`: wanted before the service behind the brain was asked. */
  | { readonly type: "tool"; readonly call: ToolCall; readonly ahead?: true }
  /** What the words of this reply ask the caller for; without it, anything goes. */
  | { readonly type: "asks"; readonly expectation: Expectation }
  /** The caller's words made no sense here; the machine says so and counts. */
  | { readonly type: "not-understood" };
