import type { TwilioAccount } from "./account.ts";
import { explainFault } from "./hand-over.ts";
import { openRest } from "./rest.ts";

/** How an account stands. */
export type AccountCheck =
  /** A trial account reaches only numbers that were shown to be the owner's. */
  | { readonly ok: true; readonly isTrial: boolean }
  | {
      readonly ok: false;
      readonly reason: "not-authorised" | "not-active" | "unreachable";
    };

/** Asks Twilio whether the account can be used. Never throws for what Twilio answers. */
export async function checkAccount(
  account: TwilioAccount,
  { signal }: { readonly signal: AbortSignal },
): Promise<AccountCheck> {
  try {
    const found = await openRest(account, signal).account.fetch();
    if (found.status !== "active") return { ok: false, reason: "not-active" };
    return { ok: true, isTrial: found.type === "Trial" };
  } catch (error) {
    const isRefused = explainFault(error).reason === "not-authorised";
    return { ok: false, reason: isRefused ? "not-authorised" : "unreachable" };
  }
}
