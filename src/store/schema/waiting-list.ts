/** Somebody who would take a place if one became free. */
export interface WaitingListTable {
  id: string;
  desk_id: string;
  customer_id: string;
  /** JSON array, in the order they are done. */
  service_ids: string;
  /** Null: anybody. */
  stylist_id: string | null;
  /** A visit that starts in this stretch would suit. */
  from_ms: number;
  until_ms: number;
  status: "waiting" | "offered" | "booked" | "left" | "lapsed";
  call_id: string | null;
  created_at_ms: number;
}
