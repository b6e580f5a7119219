import { z } from "zod";

/** What may stand in the address of the multi-context endpoint. */
export const voiceQuery = z
  .strictObject({
    model_id: z.enum(["eleven_flash_v2_5", "eleven_turbo_v2_5", "eleven_multilingual_v2"]),
    output_format: z.enum([
      "ulaw_8000",
      "alaw_8000",
      "pcm_8000",
      "pcm_16000",
      "pcm_22050",
      "pcm_24000",
      "pcm_44100",
      "pcm_48000",
    ]),
    auto_mode: z.enum(["true", "false"]).optional(),
    sync_alignment: z.enum(["true", "false"]).optional(),
    apply_text_normalization: z.enum(["auto", "on", "off"]).optional(),
    inactivity_timeout: z.coerce.number().int().min(1).max(180).optional(),
    language_code: z.string().length(2).optional(),
    enable_ssml_parsing: z.enum(["true", "false"]).optional(),
    enable_logging: z.enum(["true", "false"]).optional(),
    seed: z.coerce.number().int().optional(),
  })
  .refine(
    ({ model_id: model, language_code: language }) =>
      language === undefined || model.endsWith("_v2_5"),
    "The model does not support language_code.",
  );

const part = z.number().min(0).max(1);
const context = z.string().min(1).max(64);

/** What a client may send there. */
export const voiceMessage = z.union([
  z.strictObject({
    text: z.string(),
    context_id: context,
    voice_settings: z
      .strictObject({
        stability: part,
        similarity_boost: part,
        style: part.optional(),
        use_speaker_boost: z.boolean().optional(),
        speed: z.number().min(0.7).max(1.2).optional(),
      })
      .optional(),
    flush: z.boolean().optional(),
  }),
  z.strictObject({ context_id: context, flush: z.literal(true) }),
  z.strictObject({ context_id: context, close_context: z.literal(true) }),
  z.strictObject({ close_socket: z.literal(true) }),
]);
