import { z } from "zod";

/** A voice agent that desks may choose, and how to reach it. */
export type AgentConfig =
  | {
      readonly service: "deepgram";
      readonly apiKey: string;
      readonly baseUrl?: string;
      /** What hears: a Flux model, or `nova-3`. */
      readonly listen: string;
      /** What thinks: a model of OpenAI's that Deepgram runs. */
      readonly think: string;
      /** What speaks: an Aura-2 voice. */
      readonly speak: string;
    }
  | {
      readonly service: "openai-realtime";
      readonly apiKey: string;
      readonly baseUrl?: string;
      readonly model: string;
      readonly voice: string;
    };

/** The variables about voice agents; part of `environment`. Their keys are those of the other services of the same companies. */
export const agentVariables = {
  DEEPGRAM_AGENT_URL: address("wss://agent.deepgram.com").optional(),
  DEEPGRAM_AGENT_LISTEN: z
    .string()
    .regex(/^(?:flux-|nova-)[\w-]+$/u, "flux-general-en or nova-3")
    .default("flux-general-en"),
  DEEPGRAM_AGENT_THINK: z.string().default("gpt-4o-mini"),
  DEEPGRAM_AGENT_SPEAK: z
    .string()
    .regex(/^aura-2-[a-z]+-[a-z]{2}$/u, "an Aura-2 voice, for example aura-2-thalia-en")
    .default("aura-2-thalia-en"),
  OPENAI_REALTIME_URL: address("wss://api.openai.com/v1").optional(),
  OPENAI_REALTIME_MODEL: z.string().default("gpt-realtime"),
  OPENAI_REALTIME_VOICE: z.string().default("marin"),
};

const variables = z.object({
  ...agentVariables,
  DEEPGRAM_API_KEY: z.string().optional(),
  OPENAI_API_KEY: z.string().optional(),
});

/** Every agent there is a key for; a desk file says which of them, if any, holds the desk's calls. */
export function readAgents(read: z.infer<typeof variables>): readonly AgentConfig[] {
  const agents: AgentConfig[] = [];
  const { DEEPGRAM_API_KEY, OPENAI_API_KEY, DEEPGRAM_AGENT_URL, OPENAI_REALTIME_URL } = read;
  if (DEEPGRAM_API_KEY !== undefined)
    agents.push({
      service: "deepgram",
      apiKey: DEEPGRAM_API_KEY,
      ...(DEEPGRAM_AGENT_URL !== undefined && { baseUrl: DEEPGRAM_AGENT_URL }),
      listen: read.DEEPGRAM_AGENT_LISTEN,
      think: read.DEEPGRAM_AGENT_THINK,
      speak: read.DEEPGRAM_AGENT_SPEAK,
    });
  if (OPENAI_API_KEY !== undefined)
    agents.push({
      service: "openai-realtime",
      apiKey: OPENAI_API_KEY,
      ...(OPENAI_REALTIME_URL !== undefined && { baseUrl: OPENAI_REALTIME_URL }),
      model: read.OPENAI_REALTIME_MODEL,
      voice: read.OPENAI_REALTIME_VOICE,
    });
  return agents;
}

function address(example: string) {
  return z
    .string()
    .refine((text) => /^wss?:\/\/[^?#]+$/u.test(text) && URL.canParse(text), {
      error: `an address of a socket, for example ${example}`,
    })
    .transform((text) => text.replace(/\/+$/u, ""));
}
