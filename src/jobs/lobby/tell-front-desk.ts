import type { Clock } from "../../base/clock.ts";
import { timeLimit } from "../courier/time-limit.ts";
import type { StaffCarriers } from "./ladder-options.ts";
import { SEND_WITHIN_MS } from "./limits.ts";

/** One sentence to the front desk about the lobby itself, such as its printer. */
export interface FrontDeskNote {
  /** The same for each try. */
  readonly noticeId: string;
  readonly deskId: string;
  readonly frontDesk: { readonly phone?: string; readonly slackChannel?: string };
  readonly text: string;
}

export type TellFrontDesk = (note: FrontDeskNote) => Promise<void>;

/**
 * Tells the front desk in its channel, or by text where that can't be. It is tried once: whoever finds the printer broken next is told of
 * it, too.
 */
export function tellFrontDesk(options: {
  readonly clock: Clock;
  readonly carriers: StaffCarriers;
  /** E.164: the number that a desk writes from. */
  readonly numberOf: (deskId: string) => Promise<string | undefined>;
}): TellFrontDesk {
  const { clock, carriers, numberOf } = options;
  return async ({ noticeId, deskId, frontDesk, text }) => {
    using within = timeLimit(clock, 2 * SEND_WITHIN_MS);
    const { signal } = within;
    const { chat, messenger, frontDeskChannel } = carriers;
    const channel = frontDesk.slackChannel ?? frontDeskChannel;
    if (chat && channel !== undefined) {
      const notice = { noticeId, to: channel, headline: text, lines: [], choices: [] };
      const posted = await clock.track(chat.post(notice, { signal }));
      if (posted.status === "sent" || posted.status === "unknown") return;
    }
    const { phone: to } = frontDesk;
    if (!messenger || to === undefined) return;
    const from = await clock.track(numberOf(deskId));
    const message = { key: noticeId, channel: "sms", to, text } as const;
    await clock.track(
      messenger.send({ ...message, ...(from !== undefined && { from }) }, { signal }),
    );
  };
}
