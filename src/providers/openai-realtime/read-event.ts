import { z } from "zod";

/** What the Realtime service tells, as far as it matters to a call. */
export type RealtimeEvent = z.infer<typeof event>;

/** Reads one frame; undefined for what isn't of interest, and for what isn't an event at all. */
export function readEvent(frame: string): RealtimeEvent | undefined {
  try {
    return event.safeParse(JSON.parse(frame)).data;
  } catch {
    return undefined;
  }
}

const response = z.object({
  id: z.string(),
  metadata: z.object({ tag: z.string() }).nullish(),
});

const event = z.discriminatedUnion("type", [
  z.object({ type: z.literal("session.created") }),
  z.object({ type: z.literal("session.updated") }),
  z.object({ type: z.literal("input_audio_buffer.speech_started") }),
  z.object({ type: z.literal("input_audio_buffer.speech_stopped") }),
  z.object({
    type: z.literal("conversation.item.input_audio_transcription.completed"),
    transcript: z.string(),
  }),
  z.object({ type: z.literal("response.created"), response }),
  z.object({
    type: z.literal("response.output_audio.delta"),
    response_id: z.string(),
    item_id: z.string(),
    delta: z.string(),
  }),
  z.object({
    type: z.literal("response.output_audio_transcript.delta"),
    response_id: z.string(),
    delta: z.string(),
  }),
  z.object({
    type: z.literal("response.function_call_arguments.done"),
    response_id: z.string(),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
  }),
  z.object({
    type: z.literal("response.done"),
    response: response.extend({
      status: z.enum(["completed", "cancelled", "failed", "incomplete"]),
      status_details: z
        .object({ error: z.object({ code: z.string().nullish() }).nullish() })
        .nullish(),
    }),
  }),
  z.object({
    type: z.literal("error"),
    error: z.object({
      type: z.string(),
      code: z.string().nullish(),
      event_id: z.string().nullish(),
    }),
  }),
]);
