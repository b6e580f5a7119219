import type { Surroundings } from "./caller-voice.ts";
import type { NetworkConditions } from "./network-conditions.ts";

/** What the world does to a call. */
export interface CallConditions {
  readonly surroundings?: Surroundings;
  readonly network?: NetworkConditions;
  /** How the phones behave that the call is put through to, in order, the last one for all others; by default it is taken. */
  readonly dialOutcomes?: readonly DialOutcome[];
  /** Set when it is the desk that rang: `from` has picked up, and the phone company asks the desk what to say. */
  readonly outgoing?: RungOut;
  /** Silence after which the receptionist counts as having stopped. */
  readonly pauseMs?: number;
}

/** A phone that rings: somebody takes the call with a 1, declines it with another key, or is a machine that presses nothing. */
export type DialOutcome = "accepted" | "declined" | "voicemail" | "busy" | "no-answer" | "failed";

/** A call that the desk makes, as the phone company knows it. */
export interface RungOut {
  /** The desk's own id of it, which is in the addresses that the desk gave. */
  readonly callId: string;
  /** What the phone company finds out about who answered, and when. */
  readonly answeredBy?: { readonly verdict: string; readonly afterMs: number };
  /** Tells that it was answered only when it is over. */
  readonly tellsLate?: boolean;
}
