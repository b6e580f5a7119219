import { createAnthropic } from "@ai-sdk/anthropic";
import type { Clock } from "../../base/clock.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { aiSdkModel, type ModelTimeouts } from "../ai-sdk-model.ts";

/** How to reach Anthropic. */
export interface AnthropicModelOptions {
  readonly apiKey: string;
  /** A small, fast one, e.g. `claude-haiku-4-5`. */
  readonly model: string;
  /** With the version: `https://api.anthropic.com/v1` unless told. */
  readonly baseUrl?: string;
  readonly clock: Clock;
  readonly timeouts?: ModelTimeouts;
}

/**
 * Anthropic's models. Tools and instructions are marked to be kept at hand, which shortens the wait for the first word:
 * https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching
 */
export function anthropicModel(options: AnthropicModelOptions): LanguageModel {
  const { apiKey, model, baseUrl, timeouts, clock } = options;
  const anthropic = createAnthropic({ apiKey, ...(baseUrl !== undefined && { baseURL: baseUrl }) });
  return aiSdkModel({
    provider: "anthropic",
    name: `anthropic/${model}`,
    model: anthropic(model),
    instructions: ({ instructions }) => ({
      role: "system",
      content: instructions,
      providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } },
    }),
    providerOptions: () => ({}),
    clock,
    ...(timeouts && { timeouts }),
  });
}
