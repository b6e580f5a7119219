import type { Unavailable } from "../domain/scheduling/types.ts";
import type { OfferedSlot } from "./slots/offered-slot.ts";

/** Why nothing was written, and what could be had instead, best first. */
export interface Refusal {
  readonly ok: false;
  readonly reason:
    | Unavailable
    | "unknown-service"
    /** There is no such slot token. */
    | "unknown-slot"
    /** No such appointment, or not one of this caller's. */
    | "none-found"
    /** No such proposal in this call. */
    | "unknown-proposal"
    /** The customer has another appointment at that time. */
    | "customer-busy"
    /** The proposal was taken back: a detail changed, or the call ended. */
    | "released"
    /** The appointment is no longer as it was read back. */
    | "changed";
  readonly alternatives: readonly OfferedSlot[];
}

/** A refusal with nothing to offer instead. */
export function refuse(reason: Refusal["reason"]): Refusal {
  return { ok: false, reason, alternatives: [] };
}
