import { z } from "zod";

/** What Deepgram tells, as far as it matters to a call. */
export type DeepgramMessage = z.infer<typeof message>;

/** Reads one text frame; undefined for what isn't of interest, and for what isn't a message at all. */
export function readMessage(frame: string): DeepgramMessage | undefined {
  try {
    return message.safeParse(JSON.parse(frame)).data;
  } catch {
    return undefined;
  }
}

const message = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Welcome") }),
  z.object({ type: z.literal("SettingsApplied") }),
  z.object({ type: z.literal("UserStartedSpeaking") }),
  z.object({
    type: z.literal("ConversationText"),
    role: z.enum(["user", "assistant"]),
    content: z.string(),
  }),
  z.object({
    type: z.literal("FunctionCallRequest"),
    functions: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        arguments: z.string(),
        client_side: z.boolean(),
      }),
    ),
  }),
  z.object({
    type: z.literal("FunctionCallCancelled"),
    functions: z.array(z.object({ id: z.string() })),
  }),
  z.object({ type: z.literal("AgentAudioDone") }),
  z.object({ type: z.literal("InjectionRefused") }),
  z.object({ type: z.literal("Warning"), code: z.string() }),
  z.object({ type: z.literal("Error"), code: z.string() }),
]);
