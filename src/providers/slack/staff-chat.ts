import type { Clock } from "../../base/clock.ts";
import type { PartHealth } from "../../ops/health.ts";
import type { Logger } from "../../ops/logger.ts";
import type { HandOver } from "../../ports/messenger.ts";
import type {
  AnswerHandler,
  StaffChat,
  StaffMember,
  StaffNotice,
  StaffStatus,
} from "../../ports/staff-chat.ts";
import type { SlackAccount } from "./account.ts";
import { Answers } from "./answers.ts";
import { explainFault, placeId, readPlaceId } from "./hand-over.ts";
import { closedBlocks, fallbackText, noticeBlocks } from "./notice-blocks.ts";
import { findNotice } from "./notices-in.ts";
import { escapeMarkup } from "./plain-words.ts";
import { readMember, readStatus, slackMember } from "./read-member.ts";
import { Remembered } from "./remembered.ts";
import { Requests } from "./requests.ts";
import { receiveSigned, type SignedAnswer, type SignedRequest } from "./signed-requests.ts";
import { SlackFault } from "./slack-fault.ts";
import { SocketMode } from "./socket-mode.ts";

/** People change their address seldom, and who was just added is looked for again soon. */
const KNOWN_FOR_MS = 3_600_000;
const UNKNOWN_FOR_MS = 60_000;
const MOST_REMEMBERED = 20_000;

/** `users.list` allows about 20 pages a minute; an import has time to wait for its turn. */
const PAGE_SIZE = 200;
const PAGE_WITHIN_MS = 120_000;
const PAGE_PAUSE_MS = 60_000;

interface Options {
  readonly account: SlackAccount;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Asking {
  readonly signal: AbortSignal;
}

/**
 * Tells staff in Slack that a visitor is here, and hears what they answer: over a connection of ours (Socket Mode) where the account has
 * an app token, and as signed requests that are handed to `receive`.
 */
export class SlackStaffChat implements StaffChat {
  readonly name = "slack";
  readonly #options: Options;
  readonly #known: Remembered<StaffMember>;
  readonly #unknown: Remembered<true>;
  readonly #conversations: Remembered<string>;
  #answers: Answers | undefined;
  #socket: SocketMode | undefined;

  constructor(options: Options) {
    this.#options = options;
    const { clock } = options;
    this.#known = new Remembered({ clock, forMs: KNOWN_FOR_MS, most: MOST_REMEMBERED });
    this.#unknown = new Remembered({ clock, forMs: UNKNOWN_FOR_MS, most: MOST_REMEMBERED });
    this.#conversations = new Remembered({ clock, forMs: KNOWN_FOR_MS, most: MOST_REMEMBERED });
  }

  async findByEmail(email: string, { signal }: Asking): Promise<StaffMember | undefined> {
    const key = email.trim().toLowerCase();
    const known = this.#known.get(key);
    if (known || this.#unknown.get(key)) return known;
    using requests = this.#open(signal);
    try {
      const { user } = await requests.ask((client) => client.users.lookupByEmail({ email: key }), {
        isRepeatable: true,
      });
      const member = readMember(slackMember.parse(user));
      this.#known.set(key, member);
      return member;
    } catch (error) {
      if (!(error instanceof SlackFault) || error.code !== "users_not_found") throw error;
      this.#unknown.set(key, true);
      return undefined;
    }
  }

  async statusOf(memberId: string, { signal }: Asking): Promise<StaffStatus> {
    using requests = this.#open(signal);
    const [{ user }, { presence }] = await Promise.all([
      requests.ask((client) => client.users.info({ user: memberId }), { isRepeatable: true }),
      requests.ask((client) => client.users.getPresence({ user: memberId }), {
        isRepeatable: true,
      }),
    ]);
    return readStatus(slackMember.parse(user), presence === "active");
  }

  async *members({ signal }: Asking): AsyncGenerator<StaffMember, void> {
    let cursor: string | undefined;
    do {
      using requests = new Requests({
        ...this.#options,
        token: this.#options.account.botToken,
        signal,
        withinMs: PAGE_WITHIN_MS,
        longestPauseMs: PAGE_PAUSE_MS,
      });
      const from = cursor;
      const page = await requests.ask(
        (client) =>
          client.users.list({ limit: PAGE_SIZE, ...(from !== undefined && { cursor: from }) }),
        { isRepeatable: true },
      );
      for (const member of page.members ?? []) yield readMember(slackMember.parse(member));
      cursor = page.response_metadata?.next_cursor;
    } while (cursor !== undefined && cursor !== "");
  }

  async post(notice: StaffNotice, { signal }: Asking): Promise<HandOver> {
    using requests = this.#open(signal);
    let channel: string;
    try {
      channel = await this.#conversationWith(notice.to, requests);
    } catch (error) {
      // Opening a conversation shows nobody anything, so whatever became of that, no notice went out.
      const failed = explainFault(error);
      return failed.status === "unknown" ? { status: "unsent", reason: failed.reason } : failed;
    }
    try {
      const { ts } = await requests.ask(
        (client) =>
          client.chat.postMessage({
            channel,
            text: fallbackText(notice),
            blocks: noticeBlocks(notice),
            unfurl_links: false,
            unfurl_media: false,
          }),
        { isRepeatable: false },
      );
      if (ts === undefined) return { status: "unknown", reason: "unreadable" };
      return { status: "sent", carrierId: placeId({ channel, ts }) };
    } catch (error) {
      this.#conversations.delete(notice.to);
      return explainFault(error);
    }
  }

  async find(
    notice: StaffNotice,
    { fromMs, signal }: Asking & { readonly fromMs: number },
  ): Promise<{ readonly carrierId: string } | undefined> {
    using requests = this.#open(signal);
    const channel = await this.#conversationWith(notice.to, requests);
    const ts = await findNotice(requests, { channel, fromMs, noticeId: notice.noticeId });
    return ts === undefined ? undefined : { carrierId: placeId({ channel, ts }) };
  }

  async close(
    carrierId: string,
    notice: StaffNotice,
    sentence: string,
    { signal }: Asking,
  ): Promise<void> {
    using requests = this.#open(signal);
    const blocks = closedBlocks(notice, sentence);
    const text = `${fallbackText(notice)} ${escapeMarkup(sentence)}`;
    await requests.ask(
      (client) => client.chat.update({ ...readPlaceId(carrierId), text, blocks }),
      { isRepeatable: true },
    );
  }

  /** @throws Error while somebody else is listening. */
  listen(onAnswer: AnswerHandler): AsyncDisposable {
    if (this.#answers) throw new Error("Only one may listen to the answers in Slack.");
    const { account, clock, logger } = this.#options;
    const answers = new Answers({ ...this.#options, onAnswer });
    const { appToken } = account;
    const socket =
      appToken === undefined
        ? undefined
        : new SocketMode({ account: { ...account, appToken }, clock, logger, hear: answers.hear });
    this.#answers = answers;
    this.#socket = socket;
    return {
      [Symbol.asyncDispose]: async () => {
        await socket?.[Symbol.asyncDispose]();
        await answers[Symbol.asyncDispose]();
        this.#answers = undefined;
        this.#socket = undefined;
      },
    };
  }

  /** Takes a request to `POST /slack`, and says how to answer it. */
  async receive(request: SignedRequest): Promise<SignedAnswer> {
    const { account, clock, logger } = this.#options;
    const answer = await receiveSigned(request, {
      signingSecret: account.signingSecret,
      nowMs: clock.nowMs(),
      hear: this.#answers?.hear,
    });
    if (answer.status === 401) logger.warn({ fault: "refused", path: "/slack" }, answer.text);
    return answer;
  }

  /** Whether answers arrive. */
  health(): PartHealth {
    return this.#socket?.health() ?? { state: "healthy" };
  }

  #open(signal: AbortSignal): Requests {
    return new Requests({ ...this.#options, token: this.#options.account.botToken, signal });
  }

  /** A channel as it is; for a person, the conversation of theirs with us. */
  async #conversationWith(to: string, requests: Requests): Promise<string> {
    if (!/^[UW]/u.test(to)) return to;
    const known = this.#conversations.get(to);
    if (known !== undefined) return known;
    const { channel } = await requests.ask((client) => client.conversations.open({ users: to }), {
      isRepeatable: true,
    });
    const id = channel?.id;
    if (id === undefined) throw new SlackFault("server", { code: "unreadable", isUndone: false });
    this.#conversations.set(to, id);
    return id;
  }
}
