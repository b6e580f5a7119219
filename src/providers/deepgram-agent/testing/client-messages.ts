import { z } from "zod";

const functionShape = z.strictObject({
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/u),
  description: z.string(),
  parameters: z.looseObject({ type: z.literal("object") }),
  defer_until_eot: z.boolean().optional(),
});

const nova = z.strictObject({
  type: z.literal("deepgram"),
  version: z.literal("v1"),
  model: z.enum(["nova-3", "nova-2"]),
  language: z.string().optional(),
  keyterms: z.array(z.string()).optional(),
  smart_format: z.boolean().optional(),
});

const flux = z.strictObject({
  type: z.literal("deepgram"),
  version: z.literal("v2"),
  model: z.enum(["flux-general-en", "flux-general-multi"]),
  eot_threshold: z.number().min(0.5).max(1).optional(),
  eager_eot_threshold: z.number().min(0.3).max(0.9).optional(),
  eot_timeout_ms: z.number().min(500).max(10_000).optional(),
  keyterms: z.array(z.string()).max(100).optional(),
  language_hints: z.array(z.string()).optional(),
});

const sound = z.strictObject({
  encoding: z.enum(["linear16", "mulaw", "alaw"]),
  sample_rate: z.literal([8000, 16_000, 24_000, 48_000]),
});

/** Characters that the models take which Deepgram runs. */
export const LONGEST_PROMPT = 25_000;

/** What Deepgram's agent takes as settings: `AgentV1Settings` of its AsyncAPI document, and nothing beyond it. */
export const settings = z.strictObject({
  type: z.literal("Settings"),
  tags: z.array(z.string()).optional(),
  experimental: z.boolean().optional(),
  mip_opt_out: z.boolean().optional(),
  flags: z.strictObject({ history: z.boolean().optional() }).optional(),
  audio: z.strictObject({
    input: sound,
    output: sound.extend({ container: z.enum(["none", "wav", "ogg"]) }),
  }),
  agent: z.strictObject({
    listen: z.strictObject({ provider: z.discriminatedUnion("version", [nova, flux]) }),
    think: z.strictObject({
      provider: z.strictObject({
        type: z.literal("open_ai"),
        model: z.enum(["gpt-4o-mini", "gpt-4.1-mini", "gpt-5-mini"]),
        temperature: z.number().min(0).max(2).optional(),
      }),
      prompt: z.string().min(1).max(LONGEST_PROMPT),
      functions: z.array(functionShape),
    }),
    speak: z.strictObject({
      provider: z.strictObject({
        type: z.literal("deepgram"),
        model: z.string().regex(/^aura-2-[a-z]+-[a-z]{2}$/u),
      }),
    }),
    greeting: z.string().optional(),
  }),
});

/** What it takes once it is set up. */
export const clientMessage = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("KeepAlive") }),
  z.strictObject({ type: z.literal("UpdatePrompt"), prompt: z.string() }),
  z.strictObject({ type: z.literal("InjectUserMessage"), content: z.string().min(1) }),
  z.strictObject({
    type: z.literal("InjectAgentMessage"),
    message: z.string().min(1),
    behavior: z.enum(["default", "queue", "interrupt"]).optional(),
  }),
  z.strictObject({
    type: z.literal("FunctionCallResponse"),
    id: z.string(),
    name: z.string(),
    content: z.string(),
  }),
]);
