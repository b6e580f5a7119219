import type { Config } from "../config/config.ts";
import type { Carriers } from "../jobs/courier/carriers.ts";
import { TwilioDialler, TwilioMessenger, type TwilioAccount } from "../providers/twilio/index.ts";

/** What takes messages and calls to people, as this installation is set up; nothing without an account. */
export function openCarriers(config: Config): Carriers {
  const account = twilioAccount(config);
  if (account === undefined) return {};
  const { fromNumber, publicOrigin } = account;
  return {
    messenger: new TwilioMessenger(account),
    // Without an address that Twilio reaches nobody could talk to whom it rings.
    ...(publicOrigin !== undefined && { dialler: new TwilioDialler(account) }),
    templates: config.twilio?.whatsappTemplates ?? {},
    ...(fromNumber !== undefined && { ownNumber: fromNumber }),
  };
}

/** The account that the configuration names; undefined when there is none. */
export function twilioAccount({ twilio, publicOrigin }: Config): TwilioAccount | undefined {
  const authToken = twilio?.authTokens[0];
  if (!twilio || authToken === undefined) return undefined;
  const { accountSid, fromNumber, whatsappNumber, apiOrigin } = twilio;
  return {
    accountSid,
    authToken,
    ...(fromNumber !== undefined && { fromNumber }),
    ...(whatsappNumber !== undefined && { whatsappNumber }),
    ...(publicOrigin !== undefined && { publicOrigin }),
    ...(apiOrigin !== undefined && { apiOrigin }),
  };
}
