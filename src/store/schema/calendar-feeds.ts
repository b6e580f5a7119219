/** A calendar that anybody who knows its address may subscribe to. */
export interface CalendarFeedsTable {
  id: string;
  desk_id: string;
  /** Null: the whole desk. */
  stylist_id: string | null;
  /** SHA-256 of the secret in its address, in hex; the secret itself is kept nowhere. */
  secret_hash: string;
  shows: CalendarDetail;
  created_at_ms: number;
}

/** How much of an appointment a calendar shows: only that somebody comes, a first name with the service, or everything. */
export type CalendarDetail = "busy" | "first-name" | "everything";
