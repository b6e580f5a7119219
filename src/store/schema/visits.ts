import type { Generated } from "kysely";

/** An appointment, or the hold that may become one. */
export interface VisitsTable {
  id: string;
  desk_id: string;
  /** Null while it is only held. */
  customer_id: string | null;
  status: VisitStatus;
  /** When the customer is to come. */
  starts_at_ms: number;
  /** When the customer leaves. */
  ends_at_ms: number;
  created_at_ms: number;
  /** When a hold lapses; null for everything else. */
  held_until_ms: number | null;
  /** The call it was made in. */
  call_id: string | null;
  /** Null where the desk has one place only. */
  location_id: string | null;
  /** What the caller said it is about, or what the owner noted. */
  note: string | null;
  /** Counts the changes that its calendar entry must know of (RFC 5545, SEQUENCE). */
  sequence: Generated<number>;
  /** When it was last moved, cancelled or confirmed. */
  updated_at_ms: number | null;
  /** When the customer said that they will come. */
  confirmed_at_ms: number | null;
  /** 1 when the same customer may have another visit at that time, as in an old book that was taken over. */
  overlap_allowed: Generated<number>;
}

/** Only `held` and `booked` occupy anybody; the guard sees to the rest (`migrations/guard.ts`). */
type VisitStatus = "held" | "booked" | "cancelled" | "released";
