import { z } from "zod";

const cache = z.strictObject({
  type: z.literal("ephemeral"),
  ttl: z.enum(["5m", "1h"]).optional(),
});
const text = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1),
  cache_control: cache.optional(),
});
const toolUse = z.strictObject({
  type: z.literal("tool_use"),
  id: z.string().regex(/^[\w-]+$/u),
  name: z.string(),
  input: z.looseObject({}),
  cache_control: cache.optional(),
});
const toolResult = z.strictObject({
  type: z.literal("tool_result"),
  tool_use_id: z.string(),
  content: z.union([z.string(), z.array(text)]).optional(),
  is_error: z.boolean().optional(),
  cache_control: cache.optional(),
});
const message = z.discriminatedUnion("role", [
  z.strictObject({
    role: z.literal("user"),
    content: z.union([
      z.string(),
      z.array(z.discriminatedUnion("type", [text, toolResult])).min(1),
    ]),
  }),
  z.strictObject({
    role: z.literal("assistant"),
    content: z.union([z.string(), z.array(z.discriminatedUnion("type", [text, toolUse])).min(1)]),
  }),
]);

/** What Frontdesk sends to `POST /v1/messages`, as https://docs.anthropic.com/en/api/messages has it. */
export const messagesRequest = z
  .strictObject({
    model: z.string().min(1),
    max_tokens: z.int().min(1),
    system: z.union([z.string(), z.array(text)]).optional(),
    messages: z.array(message).min(1),
    tools: z
      .array(
        z.strictObject({
          name: z.string().regex(/^[\w-]{1,64}$/u),
          description: z.string().optional(),
          input_schema: z.looseObject({ type: z.literal("object") }),
          cache_control: cache.optional(),
          eager_input_streaming: z.boolean().optional(),
        }),
      )
      .optional(),
    tool_choice: z.looseObject({ type: z.enum(["auto", "any", "tool", "none"]) }).optional(),
    temperature: z.number().min(0).max(1).optional(),
    stream: z.literal(true),
  })
  .superRefine(({ messages }, context) => {
    const fault = orderFault(messages);
    if (fault !== undefined)
      context.addIssue({ code: "custom", message: fault, path: ["messages"] });
  });

/** The first message is the user's, and each tool use is answered in the very next message. */
function orderFault(messages: readonly z.infer<typeof message>[]): string | undefined {
  if (messages[0]?.role !== "user") return 'messages: first message must use the "user" role';
  let open: string[] = [];
  for (const { role, content } of messages) {
    const blocks = typeof content === "string" ? [] : content;
    const results = blocks.flatMap((block) =>
      block.type === "tool_result" ? [block.tool_use_id] : [],
    );
    if (open.some((id) => !results.includes(id)))
      return "`tool_use` ids were found without `tool_result` blocks immediately after";
    if (results.some((id) => !open.includes(id)))
      return "unexpected `tool_use_id` found in `tool_result` blocks";
    open =
      role === "assistant"
        ? blocks.flatMap((block) => (block.type === "tool_use" ? [block.id] : []))
        : [];
  }
  return open.length > 0
    ? "`tool_use` ids were found without `tool_result` blocks immediately after"
    : undefined;
}
