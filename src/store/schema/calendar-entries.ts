/** An appointment of ours in a connected calendar. The row is written before it is put there, and goes after it is taken out. */
export interface CalendarEntriesTable {
  link_id: string;
  /** Not a reference: an appointment that was erased must still be taken out there. */
  visit_id: string;
  /** Where it is there; null until the first answer. */
  remote_id: string | null;
  /** Its version there, when last seen. */
  etag: string | null;
  /** A digest of what was put there last; null before the first time. */
  written: string | null;
  /** 1 when it isn't there any more as it was put. */
  stale: number;
  starts_at_ms: number;
  ends_at_ms: number;
  /** How often it was changed there and put back since it last changed here. */
  restored: number;
  restored_at_ms: number | null;
  /** Why the calendar doesn't take it, one sentence. */
  problem: string | null;
  /** A digest of what the calendar refused, when it did so last, and how often in a row; null and 0 when it takes it. */
  refused: string | null;
  refusals: number;
  refused_at_ms: number | null;
}
