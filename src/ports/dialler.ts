import type { HandOver } from "./messenger.ts";

/** A call that we make. */
export interface OutboundCall {
  /** Ours; the conversation is kept under it. */
  readonly callId: string;
  /** E.164. */
  readonly to: string;
  /** E.164: the desk's own number; without one, the installation's. */
  readonly from?: string;
  /** It is ended after this long, whatever is being said. */
  readonly longestCallMs: number;
}

/** Rings somebody up. What becomes of the call afterwards (busy, a voicemail) comes as events of its line. */
export interface Dialler {
  /** For logs and metrics, e.g. `twilio`. */
  readonly name: string;
  /** Hands the call to the carrier. Never throws for what a carrier answers; never rings twice. */
  ring(call: OutboundCall, options: { readonly signal: AbortSignal }): Promise<HandOver>;
  /** Looks whether the carrier has rung this number since then, for a call whose answer got lost. */
  find?(
    call: OutboundCall,
    since: { readonly fromMs: number; readonly signal: AbortSignal },
  ): Promise<{ readonly carrierId: string } | undefined>;
}
