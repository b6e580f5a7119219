import type { Deepgram } from "@deepgram/sdk";
import type { AudioFormat } from "../../audio/format.ts";
import type { AgentOptions } from "../../ports/voice-agent.ts";

/** Which models hear, think and speak. */
export interface DeepgramAgentModels {
  /** `flux-general-en` judges turns itself; `nova-3` is for what Flux doesn't speak. */
  readonly listen: string;
  /** One of OpenAI's that Deepgram runs, e.g. `gpt-4o-mini`. */
  readonly think: string;
  readonly speak: string;
}

export const DEFAULT_MODELS: DeepgramAgentModels = {
  listen: "flux-general-en",
  think: "gpt-4o-mini",
  speak: "aura-2-thalia-en",
};

/** Deepgram takes at most this many terms, 500 tokens in all: https://developers.deepgram.com/docs/keyterm */
const MOST_KEY_TERMS = 50;

/**
 * The end of a turn comes at the latest this long after the last sound: before the call's machine takes speech without words
 * for noise.
 */
const LONGEST_PAUSE_MS = 3000;

/**
 * The first message of a conversation. There is no greeting in it: the call says its own, sentence by sentence, so that it knows
 * what was heard of it. https://developers.deepgram.com/docs/configure-voice-agent
 */
export function settingsFor(
  { format, language, instructions, tools, keyTerms }: AgentOptions,
  models: DeepgramAgentModels,
): Deepgram.agent.AgentV1Settings {
  const audio = encodingOf(format);
  const keyterms = keyTerms.slice(0, MOST_KEY_TERMS);
  return {
    type: "Settings",
    mip_opt_out: true,
    flags: { history: false },
    audio: { input: audio, output: { ...audio, container: "none" } },
    agent: {
      listen: {
        provider: models.listen.startsWith("flux")
          ? {
              type: "deepgram",
              version: "v2",
              model: models.listen,
              eot_timeout_ms: LONGEST_PAUSE_MS,
              keyterms,
            }
          : { type: "deepgram", version: "v1", model: models.listen, language, keyterms },
      },
      think: {
        provider: { type: "open_ai", model: models.think, temperature: 0.3 },
        prompt: instructions,
        functions: tools.map(({ name, description, input }) => ({
          name,
          description,
          parameters: { ...input },
          // Nothing runs for a turn that may still go on.
          defer_until_eot: true,
        })),
      },
      speak: { provider: { type: "deepgram", model: models.speak } },
    },
  };
}

function encodingOf({ encoding, sampleRateHz }: AudioFormat) {
  return { encoding: encoding === "mulaw" ? "mulaw" : "linear16", sample_rate: sampleRateHz };
}
