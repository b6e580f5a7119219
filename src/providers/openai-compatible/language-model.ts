import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { Clock } from "../../base/clock.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { aiSdkModel, type ModelTimeouts } from "../ai-sdk-model.ts";

/** How to reach a server that speaks OpenAI's chat protocol: Ollama, vLLM, Groq, a gateway. */
export interface CompatibleModelOptions {
  /** With the version, e.g. `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Servers of one's own often need none. */
  readonly apiKey?: string;
  readonly clock: Clock;
  readonly timeouts?: ModelTimeouts;
}

/** Any model behind OpenAI's chat protocol. */
export function compatibleModel(options: CompatibleModelOptions): LanguageModel {
  const { baseUrl, model, apiKey, timeouts, clock } = options;
  const server = createOpenAICompatible({
    name: "openai-compatible",
    baseURL: baseUrl,
    includeUsage: true,
    ...(apiKey !== undefined && { apiKey }),
  });
  return aiSdkModel({
    provider: "openai-compatible",
    name: `openai-compatible/${model}`,
    model: server(model),
    instructions: ({ instructions }) => instructions,
    providerOptions: () => ({}),
    clock,
    ...(timeouts && { timeouts }),
  });
}
