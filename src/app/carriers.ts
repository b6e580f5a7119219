import type { Config } from "../config/config.ts";
import type { Carriers } from "../jobs/courier/carriers.ts";
import { TwilioDialler, TwilioMessenger, type TwilioAccount } from "../providers/twilio/index.ts";

/** Who takes our messages and calls to people. Without an account nobody does, and what would have been said is kept. */
export function openCarriers({ twilio, publicOrigin }: Config): Carriers {
  const [authToken] = twilio?.authTokens ?? [];
  if (twilio === undefined || authToken === undefined) return {};
  const { accountSid, fromNumber, whatsappNumber, apiOrigin } = twilio;
  const account: TwilioAccount = {
    accountSid,
    authToken,
    ...(fromNumber !== undefined && { fromNumber }),
    ...(whatsappNumber !== undefined && { whatsappNumber }),
    ...(publicOrigin !== undefined && { publicOrigin }),
    ...(apiOrigin !== undefined && { apiOrigin }),
  };
  return {
    messenger: new TwilioMessenger(account),
    // Twilio asks us what to say: without an address of ours it could only ring and hang up.
    ...(publicOrigin !== undefined && { dialler: new TwilioDialler(account) }),
  };
}
