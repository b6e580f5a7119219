import type { Json } from "../base/json.ts";

/** A service that writes the next words of a conversation. */
export interface LanguageModel {
  /** For logs and metrics, e.g. `openai/gpt-4.1-mini`. */
  readonly name: string;

  /**
   * One request, streamed: words as they come, then the tools it wants, then why it stopped. Throws a `ProviderError` when
   * the service fails, also in the middle; ends early without one when the signal aborts.
   */
  respond(
    request: ModelRequest,
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<ModelEvent>;
}

/** What a model is given. It keeps nothing between requests. */
export interface ModelRequest {
  /** The same for every call of a desk, so that the service can keep it at hand. */
  readonly instructions: string;
  readonly messages: readonly ModelMessage[];
  /** In the same order each time, for the same reason. */
  readonly tools: readonly ModelTool[];
  /** Names the instructions, so that requests with the same ones meet at the service. */
  readonly cacheKey: string;
  /** Tokens of an answer at most. */
  readonly longestAnswer: number;
}

export type ModelMessage =
  | { readonly role: "user"; readonly text: string }
  | { readonly role: "assistant"; readonly text: string; readonly tools: readonly ModelToolCall[] }
  | {
      readonly role: "tool";
      readonly callId: string;
      readonly name: string;
      readonly result: Json;
    };

/** A tool as a model sees it; `input` is a JSON Schema. */
export interface ModelTool {
  readonly name: string;
  readonly description: string;
  readonly input: { readonly [key: string]: Json | undefined };
}

export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: Json;
}

export type ModelEvent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "tool"; readonly call: ModelToolCall }
  /** The last event. `length`: the answer was cut off at its longest. */
  | {
      readonly type: "done";
      readonly because: "stop" | "tools" | "length" | "refused";
      readonly tokens?: {
        readonly in: number;
        readonly out: number;
        /** Of those in, how many the service had at hand. */
        readonly cached: number;
      };
    };
