import type { NoticeKind } from "../domain/outreach/notice-kind.ts";
import type { NoticeFacts } from "./facts.ts";
import { wordCallback, wordMissedCall, wordVerificationCode } from "./word-service.ts";
import { wordFollowUp, wordFollowUpCall, wordReminder, wordReminderCall } from "./word-reminder.ts";
import { wordBooked, wordCancelled, wordMoved, wordWaitingOffer } from "./word-confirmation.ts";

/** What holds for one kind of notice, and how it is worded. */
export interface NoticeRules {
  /** What it is about, and in which state that must be when it is sent. */
  readonly about: "booked" | "cancelled" | "past" | "held" | "nothing";
  /**
   * Whether it waits for the morning. What somebody did themselves a moment ago may be confirmed at night (`unless-fresh`);
   * a code that they wait for on the phone comes at once (`goes`).
   */
  readonly quietHours: "waits" | "waits-unless-fresh" | "goes";
  /** Who opted out of service messages gets none. A promotional one needs a consent; there is none of that kind yet. */
  readonly to: "customer" | "owner";
  /** A row that says nothing else makes no sense any more so long after it was due. */
  readonly lateByMs: number;
  /** Erased so soon after it was settled; left out, when the owner's days are over. */
  readonly forgetAfterMs?: number;
  /** One or two short sentences; undefined when the facts it needs are gone. */
  readonly word: (facts: NoticeFacts) => string | undefined;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Every kind of notice. A new one needs its name in `domain/outreach/notice-kind.ts` and a line here, and nothing else. */
export const noticeKinds: Readonly<Record<NoticeKind, NoticeRules>> = {
  "booking-confirmation": {
    about: "booked",
    quietHours: "waits-unless-fresh",
    to: "customer",
    lateByMs: DAY_MS,
    word: wordBooked,
  },
  "move-confirmation": {
    about: "booked",
    quietHours: "waits-unless-fresh",
    to: "customer",
    lateByMs: DAY_MS,
    word: wordMoved,
  },
  "cancellation-confirmation": {
    about: "cancelled",
    quietHours: "waits-unless-fresh",
    to: "customer",
    lateByMs: DAY_MS,
    word: wordCancelled,
  },
  "reminder-message": {
    about: "booked",
    quietHours: "waits",
    to: "customer",
    lateByMs: DAY_MS,
    word: wordReminder,
  },
  "reminder-call": {
    about: "booked",
    quietHours: "waits",
    to: "customer",
    lateByMs: HOUR_MS,
    word: wordReminderCall,
  },
  "follow-up-message": {
    about: "past",
    quietHours: "waits",
    to: "customer",
    lateByMs: 3 * DAY_MS,
    word: wordFollowUp,
  },
  "follow-up-call": {
    about: "past",
    quietHours: "waits",
    to: "customer",
    lateByMs: 3 * DAY_MS,
    word: wordFollowUpCall,
  },
  "missed-call": {
    about: "nothing",
    quietHours: "waits-unless-fresh",
    to: "customer",
    lateByMs: 12 * HOUR_MS,
    word: wordMissedCall,
  },
  "verification-code": {
    about: "nothing",
    quietHours: "goes",
    to: "customer",
    lateByMs: 10 * MINUTE_MS,
    forgetAfterMs: 30 * MINUTE_MS,
    word: wordVerificationCode,
  },
  "waiting-offer": {
    about: "held",
    quietHours: "waits",
    to: "customer",
    lateByMs: HOUR_MS,
    word: wordWaitingOffer,
  },
  callback: {
    about: "nothing",
    quietHours: "waits",
    to: "owner",
    lateByMs: 3 * DAY_MS,
    word: wordCallback,
  },
};
