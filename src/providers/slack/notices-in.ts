import { z } from "zod";
import { noticeIn, openNoticeIn } from "./notice-blocks.ts";
import type { Requests } from "./requests.ts";

/** Older than this nobody's visitor is still waiting for an answer that names none. */
const WAITING_FOR_MS = 2 * 3_600_000;

/** A notice is made a moment before it is posted, and their clock may be behind ours. */
const CLOCKS_APART_MS = 60_000;

const MOST_LOOKED_AT = 100;

/** A message of ours about a visitor, as it stands in a conversation. */
export interface PostedNotice {
  readonly noticeId: string;
  readonly ts: string;
  readonly blocks: readonly unknown[];
  /** Whether it still has its buttons. */
  readonly isOpen: boolean;
}

const message = z.object({
  ts: z.string(),
  bot_id: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
});

/** The message's own time in the conversation, for a notice that was posted since then. @throws SlackFault */
export async function findNotice(
  requests: Requests,
  sought: { readonly channel: string; readonly fromMs: number; readonly noticeId: string },
): Promise<string | undefined> {
  const oldest = stamp(sought.fromMs - CLOCKS_APART_MS);
  const notices = await read(requests, { channel: sought.channel, oldest, limit: MOST_LOOKED_AT });
  return notices.find(({ noticeId }) => noticeId === sought.noticeId)?.ts;
}

/** The notices of the last hours that wait for an answer. @throws SlackFault */
export async function openNotices(
  requests: Requests,
  { channel, nowMs }: { readonly channel: string; readonly nowMs: number },
): Promise<readonly PostedNotice[]> {
  const oldest = stamp(nowMs - WAITING_FOR_MS);
  const notices = await read(requests, { channel, oldest, limit: MOST_LOOKED_AT });
  return notices.filter(({ isOpen }) => isOpen);
}

/** The notice that a thread is about. @throws SlackFault */
export async function noticeAt(
  requests: Requests,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): Promise<PostedNotice | undefined> {
  const notices = await read(requests, { channel, oldest: ts, latest: ts, limit: 1 });
  return notices.find((notice) => notice.ts === ts);
}

async function read(
  requests: Requests,
  range: {
    readonly channel: string;
    readonly oldest: string;
    readonly latest?: string;
    readonly limit: number;
  },
): Promise<readonly PostedNotice[]> {
  const { messages = [] } = await requests.ask(
    (client) => client.conversations.history({ ...range, inclusive: true }),
    { isRepeatable: true },
  );
  return messages.flatMap((one) => {
    const parsed = message.safeParse(one);
    // People can't choose the ids of blocks, but their programs can: only what a bot wrote counts.
    if (!parsed.success || parsed.data.bot_id === undefined) return [];
    const { ts, blocks = [] } = parsed.data;
    const noticeId = blocks.map((block) => noticeIn(idOf(block))).find((id) => id !== undefined);
    const isOpen = openNoticeIn(blocks) !== undefined;
    return noticeId === undefined ? [] : [{ noticeId, ts, blocks, isOpen }];
  });
}

const withId = z.object({ block_id: z.string() });

function idOf(block: unknown): string {
  return withId.safeParse(block).data?.block_id ?? "";
}

/** Slack's times are seconds with six decimals. */
function stamp(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(6);
}
