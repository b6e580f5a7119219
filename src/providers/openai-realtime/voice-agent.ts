import type { Clock } from "../../base/clock.ts";
import type { VoiceAgent } from "../../ports/voice-agent.ts";
import { RealtimeSession } from "./session.ts";

/** How to reach OpenAI's Realtime service. */
export interface OpenAiRealtimeOptions {
  readonly apiKey: string;
  /** `gpt-realtime` unless told. */
  readonly model?: string;
  /** `marin` unless told. */
  readonly voice?: string;
  /** With the version: `wss://api.openai.com/v1` unless told. */
  readonly baseUrl?: string;
  readonly clock: Clock;
}

/** OpenAI's speech-to-speech models: https://platform.openai.com/docs/guides/realtime-websocket */
export function openAiRealtime(options: OpenAiRealtimeOptions): VoiceAgent {
  const { apiKey, clock } = options;
  const { model = "gpt-realtime", voice = "marin", baseUrl = "wss://api.openai.com/v1" } = options;
  return {
    name: `openai-realtime/${model}`,
    open: (agent) => new RealtimeSession({ agent, apiKey, model, voice, baseUrl, clock }),
  };
}
