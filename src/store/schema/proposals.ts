/** What was read back to a caller and waits for a yes. */
export interface ProposalsTable {
  id: string;
  desk_id: string;
  call_id: string | null;
  kind: "book" | "move" | "cancel" | "confirm";
  status: "open" | "committed" | "released";
  /** The hold that becomes the appointment, or the appointment to move, cancel or confirm. */
  visit_id: string;
  /** The hold that keeps the new time of a move free. */
  hold_visit_id: string | null;
  /** JSON of what was proposed. */
  payload: string;
  /** JSON of what the commit answered, so that a second commit answers the same. */
  outcome: string | null;
  created_at_ms: number;
}
