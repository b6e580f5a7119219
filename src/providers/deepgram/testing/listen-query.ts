import { z } from "zod";

const flag = z.enum(["true", "false"]);
const rate = z.enum(["8000", "16000", "24000", "48000"]);
const terms = z
  .array(z.string().regex(/^[^,;:\n]+$/u, "a key term is plain"))
  .refine((all) => all.reduce((sum, term) => sum + tokensOf(term), 0) <= 500, {
    error: "Keyterm limit exceeded. The maximum number of tokens across all keyterms is 500.",
  });
const millis = (low: number, high: number) =>
  z.string().refine((text) => /^\d+$/u.test(text) && Number(text) >= low && Number(text) <= high);
const share = (low: number, high: number) =>
  z
    .string()
    .refine((text) => /^\d\.?\d*$/u.test(text) && Number(text) >= low && Number(text) <= high);
const language = z.string().regex(/^[a-z]{2}(?:-[A-Za-z0-9]{2,8})?$/u);

/** https://developers.deepgram.com/reference/speech-to-text/listen-streaming, as far as Frontdesk uses it. */
export const novaQuery = z
  .strictObject({
    model: z.literal("nova-3"),
    encoding: z.enum(["linear16", "mulaw", "alaw"]),
    sample_rate: rate,
    channels: z.literal("1").optional(),
    interim_results: flag.default("false"),
    smart_format: flag.default("false"),
    punctuate: flag.default("false"),
    vad_events: flag.default("false"),
    mip_opt_out: flag.default("false"),
    endpointing: millis(1, 10_000).or(z.literal("false")).default("10"),
    utterance_end_ms: millis(1000, 60_000).optional(),
    language: z.literal("multi").or(language).default("en"),
    language_hint: z.array(language).optional(),
    keyterm: terms.optional(),
  })
  .refine((query) => query.utterance_end_ms === undefined || query.interim_results === "true", {
    error: "utterance_end_ms needs interim_results",
  })
  .refine((query) => query.language_hint === undefined || query.language === "multi", {
    error: "language_hint needs language=multi",
  });

/** https://developers.deepgram.com/reference/speech-to-text/listen-flux, as far as Frontdesk uses it. */
export const fluxQuery = z
  .strictObject({
    model: z.enum(["flux-general-en", "flux-general-multi"]),
    encoding: z.enum(["linear16", "mulaw", "alaw"]),
    sample_rate: rate,
    eot_threshold: share(0.5, 1).default("0.7"),
    eager_eot_threshold: share(0.3, 0.9).optional(),
    eot_timeout_ms: millis(500, 60_000).default("5000"),
    mip_opt_out: flag.default("false"),
    language_hint: z.array(language).min(1).optional(),
    keyterm: terms.optional(),
  })
  .refine((query) => query.language_hint === undefined || query.model === "flux-general-multi", {
    error: "language_hint needs flux-general-multi",
  });

export type NovaQuery = z.infer<typeof novaQuery>;
export type FluxQuery = z.infer<typeof fluxQuery>;

/** A query as an object; what may be given several times is a list. */
export function queryOf({ searchParams }: URL): Record<string, string | string[]> {
  const lists = new Set(["keyterm", "language_hint"]);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, lists.has(name) || values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}

/** About four letters, as tokenizers of English have it, and never less than one a word. */
function tokensOf(term: string): number {
  return term.split(" ").reduce((sum, word) => sum + Math.max(1, Math.ceil(word.length / 4)), 0);
}
