import { z } from "zod";
import { telephoneNumber } from "./voice-form.ts";

/** Something a customer wrote to us. */
export interface IncomingMessage {
  /** Twilio's id: the same when a webhook is repeated. */
  readonly messageSid: string;
  readonly channel: "sms" | "whatsapp";
  /** E.164. The carrier vouches for it. */
  readonly from: string;
  /** E.164: the number of ours that was written to. */
  readonly to?: string;
  readonly text: string;
  /** Set when Twilio has answered STOP, START or HELP itself, so that we must not. */
  readonly isAnswered: boolean;
}

const wireForm = z.object({
  MessageSid: z.string().min(1).max(64),
  From: z.string().max(200),
  To: z.string().max(200).optional().catch(undefined),
  Body: z.string().max(10_000).optional().catch(undefined),
  // What a customer tapped instead of typing; it says more than its caption.
  ButtonPayload: z.string().max(200).optional().catch(undefined),
  OptOutType: z.string().max(20).optional().catch(undefined),
});

/**
 * Reads the form of a message webhook (https://www.twilio.com/docs/messaging/guides/webhook-request). One that names no message
 * or no telephone number is refused in a sentence for the sender.
 */
export function readMessageForm(
  body: unknown,
):
  | { readonly ok: true; readonly message: IncomingMessage }
  | { readonly ok: false; readonly sentence: string } {
  const parsed = wireForm.safeParse(body);
  if (!parsed.success) {
    return { ok: false, sentence: "This form has no MessageSid and From, so nobody wrote it." };
  }
  const { MessageSid, From, To, Body = "", ButtonPayload, OptOutType } = parsed.data;
  const channel = From.startsWith("whatsapp:") ? "whatsapp" : "sms";
  const from = telephoneNumber(withoutPrefix(From));
  if (from === undefined) {
    return { ok: false, sentence: "This message comes from no telephone number." };
  }
  const to = telephoneNumber(withoutPrefix(To ?? ""));
  return {
    ok: true,
    message: {
      messageSid: MessageSid,
      channel,
      from,
      ...(to !== undefined && { to }),
      text: ButtonPayload ?? Body,
      isAnswered: OptOutType !== undefined,
    },
  };
}

function withoutPrefix(address: string): string {
  return address.replace(/^whatsapp:/u, "");
}
