/** How something written reaches somebody. */
export type MessageChannel = "sms" | "whatsapp";

/** One message to one person. */
export interface OutboundMessage {
  /** Ours, the same for each try, so that a carrier or a person can tell a repeat. */
  readonly key: string;
  readonly channel: MessageChannel;
  /** E.164. */
  readonly to: string;
  /** E.164: the desk's own number; without one, the installation's. */
  readonly from?: string;
  readonly text: string;
  /** A wording that the carrier has approved, for when it takes no other. */
  readonly template?: MessageTemplate;
}

/** A template by the carrier's id of it, and what fills its places, by their names. */
export interface MessageTemplate {
  readonly id: string;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * What became of handing something to a carrier. `unsent` is certain and may be tried again; `unknown` is when the answer got
 * lost, and must not be tried again before the carrier was asked.
 */
export type HandOver =
  | { readonly status: "sent"; readonly carrierId: string }
  | { readonly status: "refused"; readonly reason: string }
  | { readonly status: "unsent"; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly status: "unknown"; readonly reason: string };

/** Sends what is written. Never throws for what a carrier answers. */
export interface Messenger {
  /** For logs and metrics, e.g. `twilio`. */
  readonly name: string;
  readonly channels: readonly MessageChannel[];
  send(message: OutboundMessage, options: { readonly signal: AbortSignal }): Promise<HandOver>;
  /** Looks whether the carrier has it, for a message whose answer got lost; absent when it can't be asked. */
  find?(
    message: OutboundMessage,
    since: { readonly fromMs: number; readonly signal: AbortSignal },
  ): Promise<{ readonly carrierId: string } | undefined>;
}
