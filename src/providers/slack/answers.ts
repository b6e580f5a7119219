import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../ops/logger.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { AnswerHandler } from "../../ports/staff-chat.ts";
import type { SlackAccount } from "./account.ts";
import { withoutAnswers } from "./notice-blocks.ts";
import { noticeAt, openNotices, type PostedNotice } from "./notices-in.ts";
import { escapeMarkup } from "./plain-words.ts";
import { readDelivery, type Delivery } from "./read-delivery.ts";
import { Remembered } from "./remembered.ts";
import { Requests } from "./requests.ts";

/** Slack repeats a delivery for up to an hour, but mostly within minutes; a signed request is refused after five. */
const REMEMBER_MS = 10 * 60_000;
const MOST_REMEMBERED = 5000;

/** The whole program stops in five seconds. */
const CLOSE_WITHIN_MS = 2000;

/** Takes one delivery. Resolves once what it says is kept, and rejects when it couldn't be. */
export type Hear = (payload: unknown) => Promise<void>;

interface Options {
  readonly account: SlackAccount;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onAnswer: AnswerHandler;
}

/**
 * Turns what Slack delivers into answers to notices, and shows in the notice what was answered. A delivery that comes again, as
 * after a double click or a lost confirmation, does nothing again.
 */
export class Answers implements AsyncDisposable {
  readonly #options: Options;
  readonly #heard: Remembered<Promise<void>>;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(options: Options) {
    this.#options = options;
    const { clock } = options;
    this.#heard = new Remembered({ clock, forMs: REMEMBER_MS, most: MOST_REMEMBERED });
  }

  readonly hear: Hear = async (payload) => {
    const delivery = readDelivery(payload);
    if (!delivery) return;
    const known = this.#heard.get(delivery.key);
    if (known) return await known;
    const taken = delivery.kind === "pressed" ? this.#press(delivery) : this.#write(delivery);
    this.#heard.set(delivery.key, taken);
    this.#awaitAtEnd(taken.catch(() => undefined));
    try {
      await taken;
    } catch (error) {
      // It may be delivered again, and then has another chance.
      this.#heard.delete(delivery.key);
      this.#warn("an answer could not be kept", error);
      throw error;
    }
  };

  /** Lets what was heard be kept and shown in Slack, but doesn't wait for Slack long. */
  async [Symbol.asyncDispose](): Promise<void> {
    using _timer = this.#options.clock.setTimer(CLOSE_WITHIN_MS, () =>
      this.#closing.abort(new Error("The program is closing")),
    );
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #press(pressed: Extract<Delivery, { kind: "pressed" }>): Promise<void> {
    const { noticeId, answer, text, by, blocks } = pressed;
    const { clock, onAnswer } = this.#options;
    const sentence = await onAnswer({
      noticeId,
      answer,
      ...(text !== undefined && { text }),
      by,
      atMs: clock.nowMs(),
    });
    if (sentence !== undefined) this.#show({ ...pressed, blocks }, sentence);
  }

  async #write(written: Extract<Delivery, { kind: "written" }>): Promise<void> {
    const { by, channel, text } = written;
    const notice = await this.#noticeFor(written);
    if (typeof notice === "string") {
      this.#say(written, notice);
      return;
    }
    const { noticeId, ts, blocks } = notice;
    const { clock, onAnswer } = this.#options;
    const atMs = clock.nowMs();
    const sentence = await onAnswer({ noticeId, answer: "said", text, by, atMs });
    if (sentence === undefined) return;
    if (notice.isOpen) this.#show({ channel, ts, blocks }, sentence);
    else this.#say(written, sentence);
  }

  /** Which visitor they write about, or what to ask them. */
  async #noticeFor(
    written: Extract<Delivery, { kind: "written" }>,
  ): Promise<PostedNotice | string> {
    const { channel, threadTs } = written;
    using requests = this.#open();
    if (threadTs !== undefined) {
      const notice = await noticeAt(requests, { channel, ts: threadTs });
      if (notice) return notice;
    }
    const nowMs = this.#options.clock.nowMs();
    const [only, ...others] = await openNotices(requests, { channel, nowMs });
    if (!only) return NOBODY_WAITS;
    return others.length === 0 ? only : WHICH_VISITOR;
  }

  #show(
    message: {
      readonly channel: string;
      readonly ts: string;
      readonly blocks: readonly unknown[];
    },
    sentence: string,
  ): void {
    const { channel, ts } = message;
    const blocks = withoutAnswers(message.blocks, sentence);
    this.#afterwardsDo("a notice could not be closed", async (requests) => {
      await requests.ask(
        (client) => client.chat.update({ channel, ts, text: escapeMarkup(sentence), blocks }),
        { isRepeatable: true },
      );
    });
  }

  #say({ channel, threadTs }: { channel: string; threadTs?: string }, sentence: string): void {
    this.#afterwardsDo("an answer could not be sent", async (requests) => {
      const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
      await requests.ask(
        (client) => client.chat.postMessage({ channel, text: escapeMarkup(sentence), ...thread }),
        { isRepeatable: false },
      );
    });
  }

  /** Slack waits three seconds for our confirmation: what only shows it goes after that. */
  #afterwardsDo(fault: string, work: (requests: Requests) => Promise<void>): void {
    this.#awaitAtEnd(this.#attempt(work).catch((error: unknown) => this.#warn(fault, error)));
  }

  /** Other errors' own words may hold a visitor's name or an answer. */
  #warn(fault: string, error: unknown): void {
    const failure = error instanceof ProviderError ? error.message : "unknown";
    this.#options.logger.warn({ failure }, `Slack: ${fault}`);
  }

  #awaitAtEnd(work: Promise<void>): void {
    const done = work.finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }

  async #attempt(work: (requests: Requests) => Promise<void>): Promise<void> {
    using requests = this.#open();
    await work(requests);
  }

  #open(): Requests {
    const { account, clock } = this.#options;
    return new Requests({
      account,
      clock,
      token: account.botToken,
      signal: this.#closing.signal,
    });
  }
}

const NOBODY_WAITS = "No visitor is waiting for your answer just now.";
const WHICH_VISITOR =
  "More than one visitor is waiting for you. Please answer in the message about the one you mean.";
