import type { Surroundings } from "./caller-voice.ts";
import type { NetworkConditions } from "./network-conditions.ts";

/** What the world does to a call. */
export interface CallConditions {
  readonly surroundings?: Surroundings;
  readonly network?: NetworkConditions;
  /** How the colleague's phone behaves when the call is put through; `completed` by default. */
  readonly dialOutcome?: "completed" | "busy" | "no-answer" | "failed";
  /** Silence after which the receptionist counts as having stopped. */
  readonly pauseMs?: number;
}
