import type { Config } from "../config/config.ts";
import type { Texting } from "../desks/booking/identity/texting.ts";

/** How codes reach callers' telephones here: without a carrier every call is the owner's own trial. */
export function textingOf({ twilio }: Config): Texting {
  return twilio === undefined ? "trial" : "carrier";
}
