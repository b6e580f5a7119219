import { z } from "zod";

const call = z.strictObject({
  id: z.string().min(1).max(64),
  type: z.literal("function"),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
});
const message = z.discriminatedUnion("role", [
  z.strictObject({ role: z.enum(["system", "developer"]), content: z.string() }),
  z.strictObject({ role: z.literal("user"), content: z.string() }),
  z.strictObject({
    role: z.literal("assistant"),
    content: z.string().nullish(),
    tool_calls: z.array(call).min(1).optional(),
  }),
  z.strictObject({ role: z.literal("tool"), tool_call_id: z.string(), content: z.string() }),
]);

/** What Frontdesk sends to `POST /chat/completions`, as https://platform.openai.com/docs/api-reference/chat has it. */
export const chatRequest = z
  .strictObject({
    model: z.string().min(1),
    messages: z.array(message).min(1),
    tools: z
      .array(
        z.strictObject({
          type: z.literal("function"),
          function: z.strictObject({
            name: z.string().regex(/^[\w-]{1,64}$/u),
            description: z.string().max(1024).optional(),
            parameters: z.looseObject({ type: z.literal("object") }),
            strict: z.boolean().optional(),
          }),
        }),
      )
      .max(128)
      .optional(),
    tool_choice: z.enum(["auto", "none", "required"]).optional(),
    parallel_tool_calls: z.boolean().optional(),
    temperature: z.number().min(0).max(2).optional(),
    max_tokens: z.int().min(1).optional(),
    max_completion_tokens: z.int().min(1).optional(),
    prompt_cache_key: z.string().max(64).optional(),
    stream: z.literal(true),
    stream_options: z.strictObject({ include_usage: z.boolean() }).optional(),
  })
  .superRefine(({ messages, tools, parallel_tool_calls: parallel }, context) => {
    const fault = orderFault(messages);
    if (fault !== undefined)
      context.addIssue({ code: "custom", message: fault, path: ["messages"] });
    if (parallel !== undefined && tools === undefined)
      context.addIssue({
        code: "custom",
        message: "'parallel_tool_calls' is only allowed when 'tools' are specified.",
      });
  });

/** Every tool call is answered at once, by messages right after it, and nothing else is. */
function orderFault(messages: readonly z.infer<typeof message>[]): string | undefined {
  let open = new Set<string>();
  for (const one of messages) {
    if (one.role === "tool") {
      if (!open.delete(one.tool_call_id))
        return "messages with role 'tool' must be a response to a preceding message with 'tool_calls'.";
      continue;
    }
    if (open.size > 0)
      return "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'.";
    if (one.role === "assistant") open = new Set(one.tool_calls?.map(({ id }) => id));
  }
  return open.size > 0
    ? "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'."
    : undefined;
}
