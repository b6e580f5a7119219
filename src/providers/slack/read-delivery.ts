import { z } from "zod";
import type { NoticeAnswer, StaffAnswer } from "../../ports/staff-chat.ts";
import { answerOf, noticeIn } from "./notice-blocks.ts";
import { oneLine, LONGEST_ANSWER, spokenText } from "./plain-words.ts";

/** Something that Slack delivers to us, whichever way it comes. `key` is the same when it is delivered again. */
export type Delivery =
  | {
      /** Somebody pressed a button or filled the field of a notice. */
      readonly kind: "pressed";
      readonly key: string;
      readonly noticeId: string;
      readonly answer: NoticeAnswer;
      readonly text?: string;
      readonly by: StaffAnswer["by"];
      readonly channel: string;
      readonly ts: string;
      /** The message as it stands there. */
      readonly blocks: readonly unknown[];
    }
  | {
      /** Somebody wrote to us. */
      readonly kind: "written";
      readonly key: string;
      readonly text: string;
      readonly by: StaffAnswer["by"];
      readonly channel: string;
      readonly ts: string;
      /** The message that they answer to, in its thread. */
      readonly threadTs?: string;
    };

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const blockActions = z.object({
  type: z.literal("block_actions"),
  trigger_id: z.string(),
  user: z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional() }),
  container: z.object({ channel_id: z.string(), message_ts: z.string() }),
  message: z.object({ blocks: z.array(z.unknown()).optional() }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string(),
        value: z.string().nullish(),
      }),
    )
    .min(1),
});

/** https://docs.slack.dev/reference/events/message.im */
const eventCallback = z.object({
  type: z.literal("event_callback"),
  event_id: z.string(),
  event: z.object({
    type: z.literal("message"),
    channel_type: z.literal("im"),
    // A reply in a thread that is shown outside it as well; every other kind is no new message.
    subtype: z.literal("thread_broadcast").optional(),
    bot_id: z.undefined().optional(),
    user: z.string(),
    channel: z.string(),
    text: z.string(),
    ts: z.string(),
    thread_ts: z.string().optional(),
  }),
});

/** Reads what Slack delivers; nothing for what is none of our business. */
export function readDelivery(payload: unknown): Delivery | undefined {
  return readPressed(payload) ?? readWritten(payload);
}

function readPressed(payload: unknown): Delivery | undefined {
  const { data } = blockActions.safeParse(payload);
  const action = data?.actions[0];
  if (!data || !action) return undefined;
  const answer = answerOf(action.action_id);
  const noticeId = noticeIn(action.block_id);
  if (answer === undefined || noticeId === undefined) return undefined;
  // The field's own text is plain: nothing in it is markup.
  const text = oneLine(action.value ?? "", LONGEST_ANSWER);
  if (answer === "said" && text === "") return undefined;
  const { user, container, message } = data;
  const name = user.name ?? user.username;
  return {
    kind: "pressed",
    key: data.trigger_id,
    noticeId,
    answer,
    ...(answer === "said" && { text }),
    by: { memberId: user.id, ...(name !== undefined && { name }) },
    channel: container.channel_id,
    ts: container.message_ts,
    blocks: message?.blocks ?? [],
  };
}

function readWritten(payload: unknown): Delivery | undefined {
  const { data } = eventCallback.safeParse(payload);
  if (!data) return undefined;
  const { user, channel, text, ts, thread_ts: threadTs } = data.event;
  const said = spokenText(text);
  if (said === "") return undefined;
  return {
    kind: "written",
    key: data.event_id,
    text: said,
    by: { memberId: user },
    channel,
    ts,
    ...(threadTs !== undefined && { threadTs }),
  };
}
