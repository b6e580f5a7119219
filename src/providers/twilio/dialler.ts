import type { Dialler, OutboundCall } from "../../ports/dialler.ts";
import type { HandOver } from "../../ports/messenger.ts";
import type { TwilioAccount } from "./account.ts";
import { handOver } from "./hand-over.ts";
import { CREATED_BEFORE_MS, isOutgoing, MOST_LOOKED_AT } from "./reconcile.ts";
import { openRest } from "./rest.ts";

/** Five rings: most voicemails answer after that, and so would the person. */
const RING_S = 25;

/**
 * Rings somebody up. What Twilio then asks and tells goes to our webhooks (`channels/twilio`), each with our id of the call
 * in its address. Whether a machine answers is found out while we talk already, so that nobody hears a silence
 * (https://www.twilio.com/docs/voice/answering-machine-detection).
 */
export class TwilioDialler implements Dialler {
  readonly name = "twilio";
  readonly #account: TwilioAccount;

  constructor(account: TwilioAccount) {
    this.#account = account;
  }

  async ring(call: OutboundCall, { signal }: { signal: AbortSignal }): Promise<HandOver> {
    const { publicOrigin, fromNumber } = this.#account;
    const from = call.from ?? fromNumber;
    if (from === undefined) return { status: "refused", reason: "no-sender" };
    if (publicOrigin === undefined) return { status: "refused", reason: "no-public-origin" };
    const webhook = (path: string) =>
      `${publicOrigin}${path}?call=${encodeURIComponent(call.callId)}`;
    return await handOver(openRest(this.#account, signal), ({ account }) =>
      account.calls.create({
        to: call.to,
        from,
        url: webhook("/outgoing-call"),
        method: "POST",
        timeout: RING_S,
        timeLimit: Math.ceil(call.longestCallMs / 1000),
        statusCallback: webhook("/call-status"),
        statusCallbackMethod: "POST",
        statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
        machineDetection: "DetectMessageEnd",
        asyncAmd: "true",
        asyncAmdStatusCallback: webhook("/call-answered-by"),
        asyncAmdStatusCallbackMethod: "POST",
      }),
    );
  }

  /**
   * Whether Twilio has a call of ours to this number since then. A queued call has no time of starting yet, so the newest are
   * looked at by when they were made. Another call to the same number counts too: rather one ring too few.
   * @throws RestException and network errors: then nobody knows, still.
   */
  async find(
    call: OutboundCall,
    { fromMs, signal }: { readonly fromMs: number; readonly signal: AbortSignal },
  ): Promise<{ readonly carrierId: string } | undefined> {
    const { account } = openRest(this.#account, signal);
    const page = await account.calls.page({ to: call.to, pageSize: MOST_LOOKED_AT });
    const found = page.instances.find(
      (one) => isOutgoing(one.direction) && one.dateCreated.getTime() >= fromMs - CREATED_BEFORE_MS,
    );
    return found === undefined ? undefined : { carrierId: found.sid };
  }
}
