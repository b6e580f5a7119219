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
}

/** Only `held` and `booked` occupy anybody; the guard sees to the rest (`migrations/guard.ts`). */
type VisitStatus = "held" | "booked" | "cancelled" | "released";
