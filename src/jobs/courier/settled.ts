import type { Notice } from "../../store/outbox/outbox-rows.ts";

/** What one step made of a notice. */
export interface Settled {
  readonly notice: Notice;
  readonly result: "sent" | "skipped" | "failed" | "unknown" | "postponed" | "retried";
  readonly reason?: string;
  /** How it went or would have gone. */
  readonly channel?: "sms" | "whatsapp" | "call";
  readonly wording?: { readonly recipient?: string; readonly text: string };
  /** When it is looked at again: for `postponed` and `retried`. */
  readonly againAtMs?: number;
}
