import { z } from "zod";

const word = z.object({ start: z.number(), end: z.number() });
const results = z.object({
  type: z.literal("Results"),
  start: z.number(),
  duration: z.number(),
  is_final: z.boolean().default(false),
  speech_final: z.boolean().default(false),
  from_finalize: z.boolean().default(false),
  channel: z.object({
    alternatives: z.array(
      z.object({ transcript: z.string(), confidence: z.number(), words: z.array(word) }),
    ),
  }),
});
const message = z.discriminatedUnion("type", [
  results,
  z.object({ type: z.literal("SpeechStarted"), timestamp: z.number() }),
  z.object({ type: z.literal("UtteranceEnd"), last_word_end: z.number() }),
]);

/** What nova-3 says that ears act on; times are seconds of the connection's audio. */
export type NovaMessage = z.infer<typeof message>;
export type NovaResults = z.infer<typeof results>;

/** Reads a message; undefined for those that say nothing to us. */
export function readNovaMessage(text: string): NovaMessage | "garbled" | undefined {
  try {
    return message.safeParse(JSON.parse(text)).data;
  } catch {
    return "garbled";
  }
}
