import type { HandOver, MessageChannel, Messenger, OutboundMessage } from "../messenger.ts";

/**
 * What becomes of one message: taken, refused, certainly not taken, or taken or not with the answer lost on its way back.
 */
export type MessengerStep =
  | "take"
  | "refuse"
  | "unsent"
  | "take-and-lose-the-answer"
  | "lose-the-message";

/**
 * A carrier of messages in memory, as strict as a real one: it refuses numbers that are none and empty texts, and throws when a
 * message comes twice, which no test wants. It takes everything unless the test has written down otherwise.
 */
export class ScriptedMessenger implements Messenger {
  readonly name = "scripted";
  readonly channels: readonly MessageChannel[];
  /** What it has, in order; a phone has buzzed for each. */
  readonly taken: OutboundMessage[] = [];
  /** While it is set nobody can ask what was taken. */
  cannotBeAsked = false;
  readonly #steps: MessengerStep[];

  constructor(
    options: {
      readonly channels?: readonly MessageChannel[];
      readonly steps?: MessengerStep[];
    } = {},
  ) {
    this.channels = options.channels ?? ["sms", "whatsapp"];
    this.#steps = options.steps ?? [];
  }

  async send(message: OutboundMessage): Promise<HandOver> {
    await Promise.resolve();
    const step = this.#steps.shift() ?? "take";
    if (step === "unsent") return { status: "unsent", reason: "busy" };
    if (step === "lose-the-message") return { status: "unknown", reason: "connection reset" };
    if (!this.channels.includes(message.channel)) throw new Error(`No ${message.channel} here`);
    if (!/^\+[1-9]\d{6,14}$/u.test(message.to) || message.text.trim() === "")
      return { status: "refused", reason: `invalid number ${message.to}` };
    if (step === "refuse") return { status: "refused", reason: "blocked" };
    if (this.taken.some((one) => one.key === message.key))
      throw new Error(`${message.key} was sent twice`);
    this.taken.push(message);
    if (step === "take-and-lose-the-answer") return { status: "unknown", reason: "timeout" };
    return { status: "sent", carrierId: carrierIdOf(message) };
  }

  async find(message: OutboundMessage): Promise<{ readonly carrierId: string } | undefined> {
    await Promise.resolve();
    if (this.cannotBeAsked) throw new Error("503");
    const found = this.taken.some((one) => one.to === message.to && one.text === message.text);
    return found ? { carrierId: carrierIdOf(message) } : undefined;
  }
}

function carrierIdOf(message: OutboundMessage): string {
  return `SM-${message.key}`;
}
