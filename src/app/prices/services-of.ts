import { unreachable } from "../../base/unreachable.ts";
import type { AgentConfig } from "../../config/agents.ts";
import type { ModelConfig } from "../../config/models.ts";
import type { EarsConfig, VoiceConfig } from "../../config/speech.ts";

/** By what name the price list has these ears; undefined for those of this machine, which cost nothing. */
export function earsPriced({ service }: EarsConfig): string | undefined {
  switch (service) {
    case "deepgram-flux":
      return "deepgram/flux";
    case "deepgram-nova":
      return "deepgram/nova-3";
    case "sherpa":
      return undefined;
    default:
      return unreachable(service);
  }
}

/** By what name the price list has this voice. */
export function voicePriced(config: VoiceConfig): string {
  switch (config.service) {
    case "elevenlabs":
      return `elevenlabs/${config.model ?? "eleven_flash_v2_5"}`;
    case "deepgram":
      return "deepgram/aura-2";
    case "openai":
      return "openai/gpt-4o-mini-tts";
    default:
      return unreachable(config);
  }
}

/** By what name the price list has this model. */
export function modelPriced({ service, model }: ModelConfig): string {
  return `${service === "server" ? "openai-compatible" : service}/${model}`;
}

/** By what name the price list has this voice agent. */
export function agentPriced(config: AgentConfig): string {
  return config.service === "deepgram"
    ? `deepgram-agent/${config.think}`
    : `openai-realtime/${config.model}`;
}
