import type { Surroundings } from "./caller-voice.ts";
import type { NetworkConditions } from "./network-conditions.ts";

/** What the world does to a call. */
export interface CallConditions {
  readonly surroundings?: Surroundings;
  readonly network?: NetworkConditions;
  /** How the colleague's phone behaves when the call is put through; `completed` by default. */
  readonly dialOutcome?: "completed" | "busy" | "no-answer" | "failed";
  /** Set when it is the desk that rang: `from` has picked up, and the phone company asks the desk what to say. */
  readonly outgoing?: RungOut;
  /** Silence after which the receptionist counts as having stopped. */
  readonly pauseMs?: number;
}

/** A call that the desk makes, as the phone company knows it. */
export interface RungOut {
  /** The desk's own id of it, which is in the addresses that the desk gave. */
  readonly callId: string;
  /** What the phone company finds out about who answered, and when. */
  readonly answeredBy?: { readonly verdict: string; readonly afterMs: number };
  /** Tells that it was answered only when it is over. */
  readonly tellsLate?: boolean;
}
