import type {
  HandOver,
  MessageChannel,
  Messenger,
  OutboundMessage,
} from "../../ports/messenger.ts";
import type { TwilioAccount } from "./account.ts";
import { handOver } from "./hand-over.ts";
import { CREATED_BEFORE_MS, isOutgoing, MOST_LOOKED_AT } from "./reconcile.ts";
import { openRest } from "./rest.ts";

/** Writes by SMS and, where the account has a sender for it, by WhatsApp. */
export class TwilioMessenger implements Messenger {
  readonly name = "twilio";
  readonly channels: readonly MessageChannel[];
  readonly #account: TwilioAccount;

  constructor(account: TwilioAccount) {
    this.#account = account;
    this.channels = account.whatsappNumber === undefined ? ["sms"] : ["sms", "whatsapp"];
  }

  async send(message: OutboundMessage, { signal }: { signal: AbortSignal }): Promise<HandOver> {
    const from = this.#sender(message);
    if (from === undefined) return { status: "refused", reason: "no-sender" };
    const to = address(message.channel, message.to);
    const { template, text, key } = message;
    const { publicOrigin } = this.#account;
    return await handOver(openRest(this.#account, signal), ({ account }) =>
      account.messages.create({
        to,
        from,
        ...(template
          ? { contentSid: template.id, contentVariables: JSON.stringify(template.variables) }
          : { body: text }),
        // Without an address that Twilio reaches nobody learns whether it arrived.
        ...(publicOrigin !== undefined && {
          statusCallback: `${publicOrigin}/message-status?message=${encodeURIComponent(key)}`,
        }),
      }),
    );
  }

  /**
   * Whether Twilio has this very text for this number since then, or anything, where it went out as a template. It is not asked by the date of sending, which a message
   * in its queue does not have yet, but looked for among the newest.
   * @throws RestException and network errors: then nobody knows, still.
   */
  async find(
    message: OutboundMessage,
    { fromMs, signal }: { readonly fromMs: number; readonly signal: AbortSignal },
  ): Promise<{ readonly carrierId: string } | undefined> {
    const from = this.#sender(message);
    const to = address(message.channel, message.to);
    const { account } = openRest(this.#account, signal);
    const page = await account.messages.page({
      to,
      ...(from !== undefined && { from }),
      pageSize: MOST_LOOKED_AT,
    });
    const found = page.instances.find(
      (one) =>
        isOutgoing(one.direction) &&
        one.dateCreated.getTime() >= fromMs - CREATED_BEFORE_MS &&
        // A trial account's messages begin with a sentence of Twilio's; a template's words are its own.
        (message.template !== undefined || one.body.trimEnd().endsWith(message.text.trimEnd())),
    );
    return found === undefined ? undefined : { carrierId: found.sid };
  }

  #sender({ channel, from }: OutboundMessage): string | undefined {
    const { fromNumber, whatsappNumber } = this.#account;
    if (channel === "whatsapp") {
      return whatsappNumber === undefined ? undefined : address("whatsapp", whatsappNumber);
    }
    return from ?? fromNumber;
  }
}

function address(channel: MessageChannel, number: string): string {
  return channel === "whatsapp" ? `whatsapp:${number}` : number;
}
