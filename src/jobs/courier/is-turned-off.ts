import type { Outreach } from "../../domain/outreach/outreach.ts";
import type { Notice } from "../../store/outbox/outbox-rows.ts";

/** Whether the owner has switched off meanwhile what this notice is one of. */
export function isTurnedOff({ kind }: Pick<Notice, "kind">, rules: Outreach): boolean {
  switch (kind) {
    case "booking-confirmation":
    case "move-confirmation":
    case "cancellation-confirmation":
      return !rules.confirmations;
    case "reminder-message":
      return rules.messageReminderHoursBefore === null;
    case "reminder-call":
      return rules.callReminderMinutesBefore === null;
    case "follow-up-message":
    case "follow-up-call":
      return rules.followUpHoursAfter === null;
    case "missed-call":
      return !rules.missedCallText;
    case "verification-code":
    case "waiting-offer":
    case "callback":
    default:
      return false;
  }
}
