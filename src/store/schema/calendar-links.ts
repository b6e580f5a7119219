import type { CalendarDetail } from "../../domain/calendars/appointment-words.ts";

/** A person's calendar elsewhere that is kept in step with the book. */
export interface CalendarLinksTable {
  id: string;
  desk_id: string;
  stylist_id: string;
  /** `caldav` or `google`. */
  kind: string;
  /** Names the calendar there, so that no two people are connected to the same one. */
  target: string;
  /** JSON; what its kind needs to find it, no secrets. */
  settings: string;
  /** The password or key, encrypted. */
  secret: string;
  shows: CalendarDetail;
  created_at_ms: number;
  /** Where the last reading ended; null: the next one reads everything. */
  sync_token: string | null;
  full_read_at_ms: number | null;
  last_synced_at_ms: number | null;
  next_sync_at_ms: number;
  /** Tries in a row that failed. */
  failures: number;
  /** What is wrong, one sentence for the owner. */
  problem: string | null;
  /** 1 when trying again won't help until the owner does something. */
  broken: number;
  /** While one process works on it; it is anybody's again after this. */
  claimed_until_ms: number | null;
}
