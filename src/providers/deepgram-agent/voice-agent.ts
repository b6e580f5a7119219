import type { Clock } from "../../base/clock.ts";
import type { VoiceAgent } from "../../ports/voice-agent.ts";
import { DeepgramSession } from "./session.ts";
import { DEFAULT_MODELS, type DeepgramAgentModels } from "./settings.ts";

/** How to reach Deepgram's agents. */
export interface DeepgramAgentOptions {
  readonly apiKey: string;
  /** `wss://agent.deepgram.com` unless told. */
  readonly baseUrl?: string;
  readonly models?: Partial<DeepgramAgentModels>;
  readonly clock: Clock;
}

/** Deepgram's Voice Agent: https://developers.deepgram.com/docs/voice-agent */
export function deepgramAgent(options: DeepgramAgentOptions): VoiceAgent {
  const models = { ...DEFAULT_MODELS, ...options.models };
  const { apiKey, clock, baseUrl = "wss://agent.deepgram.com" } = options;
  return {
    name: `deepgram-agent/${models.think}`,
    open: (agent) => new DeepgramSession({ agent, models, apiKey, baseUrl, clock }),
  };
}
