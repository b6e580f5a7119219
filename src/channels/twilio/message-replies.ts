import MessagingResponse from "twilio/lib/twiml/MessagingResponse.js";
import type { Clock } from "../../base/clock.ts";
import type { IncomingMessage } from "./message-form.ts";

/** Reads a customer's message, does what it asks for and words an answer; nothing when none is to be sent. */
export type MessageHandler = (message: IncomingMessage) => Promise<string | undefined>;

/** Twilio repeats a webhook within seconds; this is long enough for the slowest. */
const REMEMBER_MS = 10 * 60_000;

/** Answers messages, a repeated webhook with the same words and without doing it again. */
export class MessageReplies {
  readonly #clock: Clock;
  readonly #handle: MessageHandler;
  readonly #answered = new Map<
    string,
    { readonly atMs: number; readonly twiml: Promise<string> }
  >();

  constructor(options: { readonly clock: Clock; readonly handle: MessageHandler }) {
    this.#clock = options.clock;
    this.#handle = options.handle;
  }

  /** The TwiML that answers a message. What the handler throws is thrown, and a repeat tries again. */
  reply(message: IncomingMessage): Promise<string> {
    this.#forgetOld();
    const { messageSid } = message;
    const known = this.#answered.get(messageSid);
    if (known) return known.twiml;
    const twiml = this.#word(message);
    this.#answered.set(messageSid, { atMs: this.#clock.nowMs(), twiml });
    twiml.catch(() => this.#answered.delete(messageSid));
    return twiml;
  }

  async #word(message: IncomingMessage): Promise<string> {
    const text = await this.#handle(message);
    const response = new MessagingResponse();
    if (text !== undefined) response.message(text);
    return response.toString();
  }

  #forgetOld(): void {
    const before = this.#clock.nowMs() - REMEMBER_MS;
    for (const [messageSid, { atMs }] of this.#answered) {
      if (atMs < before) this.#answered.delete(messageSid);
    }
  }
}
