import type { AudioFormat } from "../../audio/format.ts";
import type { Json } from "../../base/json.ts";
import type { AgentOptions } from "../../ports/voice-agent.ts";

/**
 * Sets the session up. It judges when the caller's turn is over and leaves it to the call to ask for a reply: a cough needs none, and
 * what it says must be wanted. https://platform.openai.com/docs/guides/realtime-vad
 */
export function sessionUpdate(
  { format, language, instructions, tools, keyTerms }: AgentOptions,
  voice: string,
): object {
  const [spoken = "en"] = language.split("-");
  return {
    type: "session.update",
    session: {
      type: "realtime",
      output_modalities: ["audio"],
      instructions,
      audio: {
        input: {
          format: formatOf(format),
          transcription: {
            model: "gpt-4o-mini-transcribe",
            language: spoken,
            ...(keyTerms.length > 0 && { prompt: keyTerms.join(", ") }),
          },
          turn_detection: {
            type: "semantic_vad",
            eagerness: "auto",
            create_response: false,
            interrupt_response: false,
          },
        },
        output: { format: formatOf(format), voice },
      },
      tools: tools.map(({ name, description, input }) => ({
        type: "function",
        name,
        description,
        parameters: input,
      })),
      tool_choice: "auto",
    },
  };
}

/** Asks for a reply to the conversation so far. `tag` comes back with everything of it. */
export function replyRequest(tag: string): object {
  return { type: "response.create", response: { metadata: { tag } } };
}

/**
 * Asks for exactly these words, apart from the conversation: a model that sees none of it has nothing to add.
 * https://platform.openai.com/docs/guides/realtime-conversations#create-responses-outside-the-default-conversation
 */
export function sayRequest(tag: string, text: string): object {
  return {
    type: "response.create",
    response: {
      conversation: "none",
      input: [],
      output_modalities: ["audio"],
      tools: [],
      instructions: `You read a script to a caller. Say the following words exactly as they stand, in a friendly voice, and not a word more or less: ${JSON.stringify(text)}`,
      metadata: { tag },
    },
  };
}

/**
 * What the receptionist has said, or the caller has keyed, or what holds from now on (`system`), as a part of the conversation.
 * https://platform.openai.com/docs/api-reference/realtime-client-events/conversation/item/create
 */
export function messageItem(role: "assistant" | "user" | "system", text: string): object {
  const type = role === "assistant" ? "output_text" : "input_text";
  return {
    type: "conversation.item.create",
    item: { type: "message", role, content: [{ type, text }] },
  };
}

export function functionOutput(callId: string, output: Json): object {
  return {
    type: "conversation.item.create",
    item: { type: "function_call_output", call_id: callId, output: JSON.stringify(output) },
  };
}

/** Cuts what it remembers of its own words to what was heard of them. */
export function truncation(itemId: string, heardMs: number): object {
  return {
    type: "conversation.item.truncate",
    event_id: `${MAY_FAIL}truncate`,
    item_id: itemId,
    content_index: 0,
    audio_end_ms: Math.floor(heardMs),
  };
}

/** Without an id it is the one in the conversation. The service answers with an error when the reply is over by then. */
export function cancellation(responseId?: string): object {
  return {
    type: "response.cancel",
    event_id: `${MAY_FAIL}cancel`,
    ...(responseId !== undefined && { response_id: responseId }),
  };
}

/** How the ids of events begin that may come too late without harm. */
export const MAY_FAIL = "optional-";

function formatOf({ encoding, sampleRateHz }: AudioFormat): object {
  if (encoding === "mulaw") return { type: "audio/pcmu" };
  return { type: "audio/pcm", rate: sampleRateHz };
}
