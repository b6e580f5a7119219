/** A freed place, held for somebody who waits until they answer or the time is up. */
export interface WaitingOffersTable {
  id: string;
  waiting_id: string;
  /** The hold. */
  visit_id: string;
  expires_at_ms: number;
  status: "open" | "accepted" | "declined" | "lapsed";
  created_at_ms: number;
}
