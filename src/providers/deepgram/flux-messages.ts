import { z } from "zod";

const word = z.object({
  confidence: z.number(),
  start: z.number().optional(),
  end: z.number().optional(),
});
const turnInfo = z.object({
  type: z.literal("TurnInfo"),
  event: z.enum(["StartOfTurn", "Update", "EagerEndOfTurn", "TurnResumed", "EndOfTurn"]),
  turn_index: z.int(),
  audio_window_end: z.number(),
  transcript: z.string(),
  words: z.array(word),
});
const message = z.discriminatedUnion("type", [
  turnInfo,
  z.object({ type: z.literal("ConfigureSuccess") }),
  z.object({ type: z.literal("ConfigureFailure") }),
  z.object({ type: z.literal("Error"), code: z.string() }),
]);

/** What Flux says that ears act on; times are seconds of the connection's audio. */
export type FluxMessage = z.infer<typeof message>;
export type FluxTurnInfo = z.infer<typeof turnInfo>;

/** Reads a message; undefined for those that say nothing to us. */
export function readFluxMessage(text: string): FluxMessage | "garbled" | undefined {
  try {
    return message.safeParse(JSON.parse(text)).data;
  } catch {
    return "garbled";
  }
}
