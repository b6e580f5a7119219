/** A calendar that is read for the visitors who are invited there. Nothing is written into it. */
export interface MeetingCalendarsTable {
  id: string;
  desk_id: string;
  /** Whose it is; null: the whole lobby's, as a calendar of visitors or of a room. */
  employee_id: string | null;
  /** `caldav` or `google`. */
  kind: string;
  /** Names the calendar there, so that none is connected twice. */
  target: string;
  /** JSON; what its kind needs to find it, no secrets. */
  settings: string;
  /** The password or key, encrypted. */
  secret: string;
  created_at_ms: number;
  last_read_at_ms: number | null;
  next_read_at_ms: number;
  /** Tries in a row that failed. */
  failures: number;
  /** What is wrong, one sentence for the owner. */
  problem: string | null;
  /** 1 when trying again won't help until the owner does something. */
  broken: number;
  /** While one process reads it; it is anybody's again after this. */
  claimed_until_ms: number | null;
}
