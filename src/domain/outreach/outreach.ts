import type { QuietHours } from "./quiet-hours.ts";

/** What a business tells its customers without being asked, and when. */
export interface Outreach {
  /** Whether a booking, a move and a cancellation are confirmed in writing. */
  readonly confirmations: boolean;
  /** A written reminder this long before the appointment; null: none. */
  readonly messageReminderHoursBefore: number | null;
  /** A call this long before the appointment; null: none. */
  readonly callReminderMinutesBefore: number | null;
  /** After the visit is over, the customer is asked how it was; null: never. */
  readonly followUpHoursAfter: number | null;
  readonly followUpBy: "message" | "call";
  /** Whether a caller who hung up before anything was done gets a text. */
  readonly missedCallText: boolean;
  /** How it writes. */
  readonly messagesBy: "sms" | "whatsapp";
  /** Nobody is written to or rung meanwhile; null: at any hour. */
  readonly quietHours: QuietHours | null;
  /** How long a place that became free is held for somebody on the waiting list. */
  readonly waitingOfferMinutes: number;
  /** E.164: who at the business is told that a caller wants to be rung back; null: nobody. */
  readonly ownerPhone: string | null;
}

/**
 * What holds for a business that says nothing else. From 9 to 21 suits both the United States (47 CFR 64.1200(c)(1): 8 to 21) and
 * India (TCCCPR: promotional 9 to 21).
 */
export const usualOutreach: Outreach = {
  confirmations: true,
  messageReminderHoursBefore: 24,
  callReminderMinutesBefore: 60,
  followUpHoursAfter: 2,
  followUpBy: "message",
  missedCallText: true,
  messagesBy: "sms",
  quietHours: { fromMinute: 21 * 60, toMinute: 9 * 60 },
  waitingOfferMinutes: 30,
  ownerPhone: null,
};
