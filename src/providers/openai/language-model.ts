import { createOpenAI } from "@ai-sdk/openai";
import type { Clock } from "../../base/clock.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { aiSdkModel, type ModelTimeouts } from "../ai-sdk-model.ts";

/** How to reach OpenAI. */
export interface OpenAiModelOptions {
  readonly apiKey: string;
  /** A small, fast one, e.g. `gpt-4.1-mini`. */
  readonly model: string;
  /** With the version: `https://api.openai.com/v1` unless told. */
  readonly baseUrl?: string;
  readonly clock: Clock;
  readonly timeouts?: ModelTimeouts;
}

/**
 * OpenAI's chat models. The instructions come first and are the same for each call of a desk, and the cache key sends them to
 * where they are at hand: https://platform.openai.com/docs/guides/prompt-caching
 */
export function openAiModel(options: OpenAiModelOptions): LanguageModel {
  const { apiKey, model, baseUrl, timeouts, clock } = options;
  const openai = createOpenAI({ apiKey, ...(baseUrl !== undefined && { baseURL: baseUrl }) });
  return aiSdkModel({
    provider: "openai",
    name: `openai/${model}`,
    model: openai.chat(model),
    instructions: ({ instructions }) => instructions,
    providerOptions: ({ cacheKey, tools }) => ({
      // It refuses to be told how to call tools when there are none.
      openai: {
        promptCacheKey: cacheKey,
        ...(tools.length > 0 && { parallelToolCalls: true }),
      },
    }),
    clock,
    ...(timeouts && { timeouts }),
  });
}
