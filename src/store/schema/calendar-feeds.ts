import type { CalendarDetail } from "../../domain/calendars/appointment-words.ts";

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
