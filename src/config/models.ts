import { z } from "zod";

/** A language model that may answer callers, and how to reach it. */
export type ModelConfig =
  | {
      readonly service: "openai" | "anthropic";
      readonly model: string;
      readonly apiKey: string;
      /** The service's own address unless told. */
      readonly baseUrl?: string;
    }
  | {
      /** A server with OpenAI's chat protocol: Ollama, vLLM, Groq, a gateway. */
      readonly service: "server";
      readonly model: string;
      readonly baseUrl: string;
      readonly apiKey?: string;
    };

const SERVICES = ["openai", "anthropic", "server"] as const;
type Service = (typeof SERVICES)[number];

/** The variables about language models; part of `environment`. */
export const modelVariables = {
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_MODEL: z.string().default("gpt-4.1-mini"),
  OPENAI_BASE_URL: address().optional(),
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_MODEL: z.string().default("claude-haiku-4-5"),
  ANTHROPIC_BASE_URL: address().optional(),
  MODEL_SERVER_URL: address().optional(),
  MODEL_SERVER_MODEL: z.string().optional(),
  MODEL_SERVER_API_KEY: z.string().optional(),
  MODELS: z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(
      z.array(
        z.enum(SERVICES, { error: "openai, anthropic and server in the order you like, or none" }),
      ),
    )
    .or(z.literal("none").transform((): Service[] => []))
    .optional(),
};

const variables = z.object(modelVariables);

/** The models in order of preference: as MODELS says, or every one that is set up. */
export function readModels(read: z.infer<typeof variables>): readonly ModelConfig[] {
  return (read.MODELS ?? SERVICES).flatMap((service) => configOf(service, read) ?? []);
}

/** What is set only by half. */
export function* modelFaults(
  given: Readonly<Record<string, string | undefined>>,
): Generator<string, void> {
  const server = ["MODEL_SERVER_URL", "MODEL_SERVER_MODEL"] as const;
  const missing = server.filter((name) => given[name] === undefined);
  if (missing.length === 1)
    yield `${missing[0]} is missing; ${server.join(" and ")} go together, so set both or neither.`;
  for (const service of given["MODELS"]?.split(",").map((part) => part.trim()) ?? []) {
    const needed = NEEDED.get(service);
    if (needed !== undefined && given[needed] === undefined)
      yield `${needed} is missing; MODELS names ${service}, so set it or take ${service} out of MODELS.`;
  }
}

const NEEDED: ReadonlyMap<string, string> = new Map([
  ["openai", "OPENAI_API_KEY"],
  ["anthropic", "ANTHROPIC_API_KEY"],
  ["server", "MODEL_SERVER_URL"],
]);

function configOf(service: Service, read: z.infer<typeof variables>): ModelConfig | undefined {
  if (service === "server") {
    const { MODEL_SERVER_URL: baseUrl, MODEL_SERVER_MODEL: model } = read;
    const { MODEL_SERVER_API_KEY: apiKey } = read;
    if (baseUrl === undefined || model === undefined) return undefined;
    return { service, model, baseUrl, ...(apiKey !== undefined && { apiKey }) };
  }
  const isOpenAi = service === "openai";
  const apiKey = isOpenAi ? read.OPENAI_API_KEY : read.ANTHROPIC_API_KEY;
  const baseUrl = isOpenAi ? read.OPENAI_BASE_URL : read.ANTHROPIC_BASE_URL;
  if (apiKey === undefined) return undefined;
  const model = isOpenAi ? read.OPENAI_MODEL : read.ANTHROPIC_MODEL;
  return { service, model, apiKey, ...(baseUrl !== undefined && { baseUrl }) };
}

function address() {
  return z
    .string()
    .refine((text) => /^https?:\/\/[^?#]+$/u.test(text) && URL.canParse(text), {
      error: "an address with its version, for example https://api.openai.com/v1",
    })
    .transform((text) => text.replace(/\/+$/u, ""));
}
