import { readBlocks, type SlackBlock } from "./block-kit.ts";

/** A message as it stands in a conversation. */
export interface SlackMessage {
  readonly ts: string;
  readonly user: string;
  readonly botId?: string;
  text: string;
  blocks: SlackBlock[];
  readonly threadTs?: string;
  /** How often it was changed. */
  edits: number;
}

/** Somebody in the workspace. */
export interface WorkspaceMember {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly deleted?: boolean;
  readonly isBot?: boolean;
  readonly isGuest?: boolean;
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly isActive?: boolean;
}

export type Answered = Readonly<Record<string, unknown>> & { readonly ok: boolean };

/** Slack's longest text of a message (https://docs.slack.dev/reference/methods/chat.postMessage#truncating); longer ones it cuts, we refuse. */
const LONGEST_TEXT = 4000;
const OUR_BOT = { user: "U0FRONTDESK", bot: "B0FRONTDESK" };

/** A workspace's people, conversations and messages, as the Web API reads and changes them. */
export class Workspace {
  readonly members: WorkspaceMember[] = [];
  /** Channels, and whether our app was invited. */
  readonly channels = new Map<string, { readonly isMember: boolean }>();
  /** By conversation. */
  readonly messages = new Map<string, SlackMessage[]>();
  readonly #nowMs: () => number;
  #lastUs = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** The conversation of a member with our app. */
  conversationOf(memberId: string): string {
    return `D${memberId.slice(1)}`;
  }

  /** Somebody writes; answers the message. */
  write(
    channel: string,
    message: Pick<SlackMessage, "user" | "text"> & Partial<SlackMessage>,
  ): SlackMessage {
    // As in Slack, no two messages of a conversation have one time.
    this.#lastUs = Math.max(this.#lastUs + 1, this.#nowMs() * 1000);
    const ts = `${Math.floor(this.#lastUs / 1_000_000)}.${String(this.#lastUs % 1_000_000).padStart(6, "0")}`;
    const written = { blocks: [], edits: 0, ...message, ts };
    this.messages.set(channel, [...(this.messages.get(channel) ?? []), written]);
    return written;
  }

  /** What a method answers that is asked in good order. */
  answer(method: string, form: URLSearchParams): Answered {
    switch (method) {
      case "auth.test":
        return { ok: true, team: "Acme", user_id: OUR_BOT.user, bot_id: OUR_BOT.bot };
      case "users.lookupByEmail": {
        const email = form.get("email")?.toLowerCase();
        // Slack doesn't find who has left, nor programs.
        const found = this.members.find((one) => one.email === email && one.deleted !== true);
        return found ? { ok: true, user: asUser(found) } : no("users_not_found");
      }
      case "users.info": {
        const found = this.#member(form.get("user"));
        return found ? { ok: true, user: asUser(found) } : no("user_not_found");
      }
      case "users.getPresence": {
        const found = this.#member(form.get("user"));
        if (!found) return no("user_not_found");
        return { ok: true, presence: found.isActive === true ? "active" : "away" };
      }
      case "users.list":
        return this.#page(form);
      case "conversations.open":
        return this.#openConversation(form.get("users") ?? "");
      case "conversations.history":
        return this.#history(form);
      case "chat.postMessage":
        return this.#post(form);
      case "chat.update":
        return this.#update(form);
      default:
        return no("unknown_method");
    }
  }

  #member(id: string | null): WorkspaceMember | undefined {
    return this.members.find((one) => one.id === id);
  }

  #page(form: URLSearchParams): Answered {
    const from = Number(form.get("cursor") ?? 0);
    const limit = Number(form.get("limit") ?? 0);
    if (!Number.isInteger(from) || from < 0) return no("invalid_cursor");
    if (limit < 1 || limit > 1000) return no("limit_required");
    const next = from + limit;
    const nextCursor = next < this.members.length ? String(next) : "";
    return {
      ok: true,
      members: this.members.slice(from, next).map(asUser),
      response_metadata: { next_cursor: nextCursor },
    };
  }

  #openConversation(users: string): Answered {
    const found = this.#member(users);
    if (!found) return no("user_not_found");
    if (found.deleted === true) return no("user_disabled");
    if (found.isBot === true) return no("cannot_dm_bot");
    const channel = this.conversationOf(found.id);
    if (!this.messages.has(channel)) this.messages.set(channel, []);
    return { ok: true, no_op: true, already_open: true, channel: { id: channel } };
  }

  #history(form: URLSearchParams): Answered {
    const channel = form.get("channel") ?? "";
    const kept = this.messages.get(channel);
    if (!kept) return no("channel_not_found");
    // A channel's history needs a permission that the app doesn't have.
    if (!channel.startsWith("D")) return no("missing_scope");
    const oldest = form.get("oldest") ?? "0";
    const latest = form.get("latest") ?? "9999999999.999999";
    const isInclusive = form.get("inclusive") === "true";
    const inRange = kept.filter(
      ({ ts, threadTs }) =>
        (threadTs === undefined || threadTs === ts) &&
        (isInclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest),
    );
    const limit = Number(form.get("limit") ?? 100);
    return { ok: true, messages: inRange.toReversed().slice(0, limit).map(asMessage) };
  }

  #post(form: URLSearchParams): Answered {
    const content = readContent(form);
    if ("error" in content) return content;
    const channel = form.get("channel") ?? "";
    const refused = this.#refusedAt(channel);
    if (refused) return refused;
    const threadTs = form.get("thread_ts");
    const message = this.write(channel, {
      ...content,
      user: OUR_BOT.user,
      botId: OUR_BOT.bot,
      ...(threadTs !== null && { threadTs }),
    });
    return { ok: true, channel, ts: message.ts, message: asMessage(message) };
  }

  #update(form: URLSearchParams): Answered {
    const content = readContent(form);
    if ("error" in content) return content;
    const channel = form.get("channel") ?? "";
    const refused = this.#refusedAt(channel);
    if (refused) return refused;
    const message = this.messages.get(channel)?.find(({ ts }) => ts === form.get("ts"));
    if (!message) return no("message_not_found");
    if (message.botId !== OUR_BOT.bot) return no("cant_update_message");
    Object.assign(message, content, { edits: message.edits + 1 });
    return { ok: true, channel, ts: message.ts };
  }

  #refusedAt(channel: string): Answered | undefined {
    const known = this.channels.get(channel);
    if (known) return known.isMember ? undefined : no("not_in_channel");
    return this.messages.has(channel) ? undefined : no("channel_not_found");
  }
}

function readContent(
  form: URLSearchParams,
): Pick<SlackMessage, "text" | "blocks"> | (Answered & { error: string }) {
  const text = form.get("text") ?? "";
  const json = form.get("blocks");
  const blocks = json === null ? [] : readBlocks(json);
  if (!blocks) return no("invalid_blocks");
  if (text === "") return no("no_text");
  return text.length > LONGEST_TEXT ? no("msg_too_long") : { text, blocks };
}

function asUser(member: WorkspaceMember): object {
  return {
    id: member.id,
    name: member.name.toLowerCase().replaceAll(" ", "."),
    real_name: member.name,
    deleted: member.deleted ?? false,
    is_bot: member.isBot ?? false,
    is_restricted: member.isGuest ?? false,
    tz: "Europe/Berlin",
    profile: {
      real_name: member.name,
      display_name: "",
      status_text: "",
      status_expiration: 0,
      ...(member.email !== undefined && { email: member.email }),
      ...member.profile,
    },
  };
}

/** As Slack gives a message back, with an id for each block that has none. */
export function asMessage(message: SlackMessage): object {
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    text: message.text,
    ...(message.botId !== undefined && { bot_id: message.botId }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    blocks: message.blocks.map((block, index) => ({ block_id: `b${index}`, ...block })),
  };
}

function no(error: string): Answered & { error: string } {
  return { ok: false, error };
}
