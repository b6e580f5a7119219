import { z } from "zod";

/**
 * The blocks that Slack takes in a message, with its limits (https://docs.slack.dev/reference/block-kit/blocks): the ones that a desk has a
 * use for, and nothing in them that it doesn't know.
 */
const plainText = (longest: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(longest),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (longest: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(longest),
    verbatim: z.boolean().optional(),
  });
const id = z.string().min(1).max(255);

const button = z.strictObject({
  type: z.literal("button"),
  text: plainText(75),
  action_id: id,
  value: z.string().max(2000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
});

const input = z.strictObject({
  type: z.literal("plain_text_input"),
  action_id: id,
  max_length: z.int().min(1).max(3000).optional(),
  multiline: z.boolean().optional(),
  placeholder: plainText(150).optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1),
    })
    .optional(),
});

const block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("header"), block_id: id.optional(), text: plainText(150) }),
  z.strictObject({
    type: z.literal("section"),
    block_id: id.optional(),
    text: z.union([plainText(3000), mrkdwn(3000)]),
  }),
  z.strictObject({
    type: z.literal("context"),
    block_id: id.optional(),
    elements: z
      .array(z.union([plainText(3000), mrkdwn(3000)]))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    type: z.literal("actions"),
    block_id: id.optional(),
    elements: z
      .array(button)
      .min(1)
      .max(25)
      .refine((elements) => areUnlike(elements.map((one) => one.action_id))),
  }),
  z.strictObject({
    type: z.literal("input"),
    block_id: id.optional(),
    label: plainText(2000),
    dispatch_action: z.boolean().optional(),
    optional: z.boolean().optional(),
    element: input,
  }),
]);

const blocks = z
  .array(block)
  .max(50)
  .refine((all) => areUnlike(all.flatMap((one) => one.block_id ?? [])));

export type SlackBlock = z.infer<typeof block>;

/** The blocks, or undefined where Slack would answer `invalid_blocks`. */
export function readBlocks(json: string): SlackBlock[] | undefined {
  try {
    return blocks.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

function areUnlike(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}
