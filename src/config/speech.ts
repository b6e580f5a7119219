import { z } from "zod";

/** Ears that may listen to callers, and how to reach them. */
export type EarsConfig =
  | {
      readonly service: "deepgram-flux" | "deepgram-nova";
      readonly apiKey: string;
      /** The service's own address unless told. */
      readonly baseUrl?: string;
    }
  | {
      readonly service: "sherpa";
      /** Where the files of its model are. */
      readonly folder: string;
    };

/** A service whose voices may speak to callers, and how to reach it. */
export type VoiceConfig =
  | {
      readonly service: "elevenlabs";
      readonly apiKey: string;
      /** The id of the voice for desks that name none of its voices; one that every account has unless told. */
      readonly voiceId?: string;
      /** The one that begins soonest unless told. */
      readonly model?: string;
      readonly baseUrl?: string;
    }
  | {
      readonly service: "deepgram" | "openai";
      readonly apiKey: string;
      readonly baseUrl?: string;
    };

const EARS = ["deepgram-flux", "deepgram-nova", "sherpa"] as const;
const VOICES = ["elevenlabs", "deepgram", "openai"] as const;
type Ears = (typeof EARS)[number];
type Voice = (typeof VOICES)[number];

/** The variables about ears and voices; part of `environment`. */
export const speechVariables = {
  DEEPGRAM_API_KEY: z.string().optional(),
  DEEPGRAM_BASE_URL: address("https://api.deepgram.com").optional(),
  ELEVENLABS_API_KEY: z.string().optional(),
  ELEVENLABS_VOICE_ID: z
    .string()
    .regex(/^[\da-z]{10,40}$/iu, "the id of a voice, for example EXAVITQu4vr4xnSDxMaL")
    .optional(),
  ELEVENLABS_MODEL: z.string().default("eleven_flash_v2_5"),
  ELEVENLABS_BASE_URL: address("https://api.elevenlabs.io").optional(),
  SHERPA_MODEL_FOLDER: z.string().optional(),
  EARS: orderOf(EARS, "deepgram-flux, deepgram-nova and sherpa in the order you like, or local"),
  VOICES: orderOf(VOICES, "elevenlabs, deepgram and openai in the order you like, or local"),
};

const variables = z.object({
  ...speechVariables,
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.string().optional(),
});
type Variables = z.infer<typeof variables>;

/** The ears in order of preference: as EARS says, or all that are set up. The local ones come after them. */
export function readEars(read: Variables): readonly EarsConfig[] {
  return (read.EARS ?? EARS).flatMap((service) => earsOf(service, read) ?? []);
}

/**
 * The voices in order of preference: as VOICES says, or those of ElevenLabs and Deepgram that are set up. A key of OpenAI's is
 * mostly there for its models, so its voice speaks only where VOICES names it. The local one comes after them.
 */
export function readVoices(read: Variables): readonly VoiceConfig[] {
  const order = read.VOICES ?? VOICES.filter((service) => service !== "openai");
  return order.flatMap((service) => voiceOf(service, read) ?? []);
}

/** What is named in an order and not set up. */
export function* speechFaults(
  given: Readonly<Record<string, string | undefined>>,
): Generator<string, void> {
  for (const variable of ["EARS", "VOICES"] as const) {
    for (const service of given[variable]?.split(",").map((part) => part.trim()) ?? []) {
      const needed = NEEDED[service];
      if (needed !== undefined && given[needed] === undefined)
        yield `${needed} is missing; ${variable} names ${service}, so set it or take ${service} out of ${variable}.`;
    }
  }
}

const NEEDED: Readonly<Record<string, string | undefined>> = {
  "deepgram-flux": "DEEPGRAM_API_KEY",
  "deepgram-nova": "DEEPGRAM_API_KEY",
  sherpa: "SHERPA_MODEL_FOLDER",
  elevenlabs: "ELEVENLABS_API_KEY",
  deepgram: "DEEPGRAM_API_KEY",
  openai: "OPENAI_API_KEY",
};

function earsOf(service: Ears, read: Variables): EarsConfig | undefined {
  if (service === "sherpa") {
    const folder = read.SHERPA_MODEL_FOLDER;
    return folder === undefined ? undefined : { service, folder };
  }
  const { DEEPGRAM_API_KEY: apiKey, DEEPGRAM_BASE_URL: baseUrl } = read;
  return apiKey === undefined ? undefined : { service, apiKey, ...(baseUrl && { baseUrl }) };
}

function voiceOf(service: Voice, read: Variables): VoiceConfig | undefined {
  if (service === "elevenlabs") {
    const { ELEVENLABS_API_KEY: apiKey, ELEVENLABS_BASE_URL: baseUrl } = read;
    const { ELEVENLABS_VOICE_ID: voiceId, ELEVENLABS_MODEL: model } = read;
    if (apiKey === undefined) return undefined;
    return { service, apiKey, model, ...(voiceId && { voiceId }), ...(baseUrl && { baseUrl }) };
  }
  const isDeepgram = service === "deepgram";
  const apiKey = isDeepgram ? read.DEEPGRAM_API_KEY : read.OPENAI_API_KEY;
  const baseUrl = isDeepgram ? read.DEEPGRAM_BASE_URL : read.OPENAI_BASE_URL;
  return apiKey === undefined ? undefined : { service, apiKey, ...(baseUrl && { baseUrl }) };
}

/** Services by name, first choice first; `local` for none of them. */
function orderOf<const Name extends string>(names: readonly [Name, ...Name[]], error: string) {
  return z
    .string()
    .transform((text) =>
      text.trim() === "local" ? [] : text.split(",").map((part) => part.trim()),
    )
    .refine((parts) => parts.every((part) => names.some((name) => name === part)), { error })
    .transform((parts) => parts.flatMap((part) => names.find((name) => name === part) ?? []))
    .optional();
}

function address(example: string) {
  return z
    .string()
    .refine((text) => /^https?:\/\/[^?#]+$/u.test(text) && URL.canParse(text), {
      error: `an address, for example ${example}`,
    })
    .transform((text) => text.replace(/\/+$/u, ""));
}
