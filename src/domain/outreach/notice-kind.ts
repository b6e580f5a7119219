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
