/** One row changed in the book or the business: by whom, how, and from what to what. */
export interface AuditTable {
  id: string;
  /** The order in which changes were made: of two in one millisecond, or when the clock was set back, only this can tell. */
  sequence: number;
  desk_id: string;
  at_ms: number;
  /** `owner`, `caller` or `system`. */
  actor: string;
  /** How they came: `phone`, `cli`, `jobs`, ... */
  channel: string;
  call_id: string | null;
  /** `booked`, `moved`, `cancelled`, `added`, `changed`, `removed`, ... */
  action: string;
  /** The table. */
  subject: string;
  subject_id: string;
  /** JSON of the row before; null when it is new. */
  before: string | null;
  /** JSON of the row after; null when it is gone. */
  after: string | null;
  /** The same for everything that was changed by one deed, so that it can be undone together. */
  change_id: string;
}
