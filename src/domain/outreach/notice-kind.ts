/**
 * What we tell people without being asked. `notifications/kinds.ts` says of each how it is worded and which rules hold when
 * it is sent.
 */
export type NoticeKind =
  | "booking-confirmation"
  | "move-confirmation"
  | "cancellation-confirmation"
  | "reminder-message"
  | "reminder-call"
  | "follow-up-message"
  | "follow-up-call"
  | "missed-call"
  | "verification-code"
  | "waiting-offer"
  | "callback";

/** Those that are written to somebody, so that a carrier may want a template for them. */
export const WRITTEN_KINDS = [
  "booking-confirmation",
  "move-confirmation",
  "cancellation-confirmation",
  "reminder-message",
  "follow-up-message",
  "missed-call",
  "verification-code",
  "waiting-offer",
  "callback",
] as const satisfies readonly NoticeKind[];

export type WrittenKind = (typeof WRITTEN_KINDS)[number];
