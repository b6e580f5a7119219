/** Something to be told to somebody outside, written in the same transaction as what caused it. */
export interface OutboxTable {
  id: string;
  desk_id: string;
  /** Unique: the same cause writes one row however often it is tried. */
  key: string;
  /** One of `notifications/kinds.ts`. */
  kind: string;
  /** `message` is whichever way the desk writes; it is settled when it is sent. */
  channel: "message" | "sms" | "whatsapp" | "call";
  /** The appointment, or the hold, that it is about. */
  visit_id: string | null;
  /** E.164; null: whoever the visit is for, found out when it is sent. */
  recipient: string | null;
  /** JSON. */
  payload: string;
  due_at_ms: number;
  /** Later than this it makes no sense; null: as the kind has it. */
  not_after_ms: number | null;
  /** How often it was claimed. */
  attempts: number;
  status: OutboxStatus;
  /** Why it was skipped, failed, postponed or is unknown, in the words of the program; never personal. */
  reason: string | null;
  /** The process that has it now. */
  claimed_by: string | null;
  /** When whoever claimed it counts as dead; null unless it is claimed. */
  claimed_until_ms: number | null;
  /** When the carrier may last have got it: from here on a lost answer is asked after, never sent again blindly. */
  handed_over_at_ms: number | null;
  /** Who took it, e.g. `twilio`. */
  carrier: string | null;
  carrier_id: string | null;
  /** What was said, or would have been. */
  text: string | null;
  /** The carrier's template that it went out as, which may word it otherwise than `text`; null: as `text`. */
  template: string | null;
  /** What came of a call: `confirmed`, `voicemail`, `no-answer` ...; of a message: `delivered`, `read`, `undelivered`. */
  outcome: string | null;
  created_at_ms: number;
  settled_at_ms: number | null;
  /** When recipient, payload and text were erased. */
  forgotten_at_ms: number | null;
}

/**
 * `unknown` means that the carrier may or may not have it and can't say; such a row is never sent again. `sent` means that
 * the carrier took it.
 */
export type OutboxStatus = "waiting" | "claimed" | "sent" | "skipped" | "failed" | "unknown";
