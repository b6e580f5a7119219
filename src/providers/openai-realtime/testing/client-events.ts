import { z } from "zod";

const format = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("audio/pcmu") }),
  z.strictObject({ type: z.literal("audio/pcma") }),
  z.strictObject({ type: z.literal("audio/pcm"), rate: z.literal(24_000) }),
]);

const tool = z.strictObject({
  type: z.literal("function"),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/u),
  description: z.string(),
  parameters: z.looseObject({ type: z.literal("object") }),
});

const turnDetection = z.strictObject({
  type: z.literal("semantic_vad"),
  eagerness: z.enum(["auto", "low", "medium", "high"]).optional(),
  create_response: z.boolean().optional(),
  interrupt_response: z.boolean().optional(),
});

const session = z.strictObject({
  type: z.literal("realtime"),
  output_modalities: z.tuple([z.enum(["audio", "text"])]),
  instructions: z.string(),
  audio: z.strictObject({
    input: z.strictObject({
      format,
      transcription: z.strictObject({
        model: z.enum(["gpt-4o-mini-transcribe", "gpt-4o-transcribe", "whisper-1"]),
        language: z.string().length(2).optional(),
        prompt: z.string().optional(),
      }),
      turn_detection: turnDetection,
    }),
    output: z.strictObject({ format, voice: z.enum(["marin", "cedar", "alloy", "verse"]) }),
  }),
  tools: z.array(tool),
  tool_choice: z.enum(["auto", "none", "required"]),
});

const metadata = z.record(z.string().max(64), z.string().max(512));

const item = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("message"),
    role: z.enum(["user", "assistant", "system"]),
    content: z.tuple([
      z.strictObject({ type: z.enum(["input_text", "output_text"]), text: z.string() }),
    ]),
  }),
  z.strictObject({
    type: z.literal("function_call_output"),
    call_id: z.string(),
    output: z.string(),
  }),
]);

const eventId = { event_id: z.string().max(512).optional() };

/** What OpenAI's Realtime service takes, in its GA form, and nothing beyond it. */
export const clientEvent = z.discriminatedUnion("type", [
  z.strictObject({ ...eventId, type: z.literal("session.update"), session }),
  z.strictObject({ ...eventId, type: z.literal("input_audio_buffer.append"), audio: z.base64() }),
  z.strictObject({
    ...eventId,
    type: z.literal("response.create"),
    response: z.strictObject({
      metadata: metadata.optional(),
      conversation: z.enum(["auto", "none"]).optional(),
      input: z.array(z.never()).optional(),
      output_modalities: z.tuple([z.literal("audio")]).optional(),
      tools: z.array(tool).optional(),
      instructions: z.string().optional(),
    }),
  }),
  z.strictObject({
    ...eventId,
    type: z.literal("response.cancel"),
    response_id: z.string().optional(),
  }),
  z.strictObject({ ...eventId, type: z.literal("conversation.item.create"), item }),
  z.strictObject({
    ...eventId,
    type: z.literal("conversation.item.truncate"),
    item_id: z.string(),
    content_index: z.literal(0),
    audio_end_ms: z.int().min(0),
  }),
]);
