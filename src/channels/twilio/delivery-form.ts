import { z } from "zod";
import type { DeliveryFault } from "../../domain/outreach/delivery-fault.ts";

/** What Twilio tells of a message of ours. */
export interface DeliveryNews {
  /** What it was handed over under. */
  readonly key: string;
  /** Twilio's id of it. */
  readonly carrierId: string;
  /** Absent while it is on its way. */
  readonly outcome?: "delivered" | "read" | "undelivered" | "failed";
  /** Why it came back: a reason that somebody acts upon, or Twilio's code. */
  readonly reason?: DeliveryFault | (string & {});
}

/** Keeps it, and does what follows from it. */
export type DeliveryHandler = (news: DeliveryNews) => Promise<void>;

const field = z.string().max(2000).optional().catch(undefined);

const wireForm = z.object({
  MessageSid: z.string().min(1).max(64),
  MessageStatus: z.string().max(40),
  ErrorCode: field,
});

const wireQuery = z.object({ message: z.string().min(1).max(300) });

/**
 * Reads a status callback (https://www.twilio.com/docs/messaging/guides/track-outbound-message-status). One that names no message of
 * ours is refused in a sentence for the sender.
 */
export function readDeliveryForm(
  body: unknown,
  query: unknown,
):
  | { readonly ok: true; readonly news: DeliveryNews }
  | { readonly ok: false; readonly sentence: string } {
  const form = wireForm.safeParse(body);
  const asked = wireQuery.safeParse(query);
  if (!form.success || !asked.success) {
    return { ok: false, sentence: "This form tells of no message of ours." };
  }
  const { MessageSid, MessageStatus, ErrorCode = "" } = form.data;
  const outcome = OUTCOMES.get(MessageStatus);
  const isBack = outcome === "undelivered" || outcome === "failed";
  const reason = isBack ? (FAULTS.get(ErrorCode) ?? `twilio-${ErrorCode || "unknown"}`) : undefined;
  return {
    ok: true,
    news: {
      key: asked.data.message,
      carrierId: MessageSid,
      ...(outcome !== undefined && { outcome }),
      ...(reason !== undefined && { reason }),
    },
  };
}

/** `queued`, `sending` and `sent` are on the way. */
const OUTCOMES: ReadonlyMap<string, NonNullable<DeliveryNews["outcome"]>> = new Map([
  ["delivered", "delivered"],
  ["read", "read"],
  ["undelivered", "undelivered"],
  ["failed", "failed"],
  ["canceled", "failed"],
]);

/** Twilio's codes in our words (https://www.twilio.com/docs/api/errors). */
const FAULTS: ReadonlyMap<string, DeliveryFault | (string & {})> = new Map([
  ["21610", "opted-out"],
  ["30003", "unreachable"],
  ["30004", "blocked"],
  ["30005", "unknown-number"],
  ["30006", "landline"],
  ["30007", "filtered"],
  ["30034", "sender-not-registered"],
  ["63003", "not-on-whatsapp"],
  ["63016", "template-needed"],
  ["63024", "not-on-whatsapp"],
]);
