/** Work that is done again and again, by one process at a time, on SQLite. */
export interface RepeatedJobsTable {
  queue: string;
  next_at_ms: number;
  held_by: string | null;
  /** When whoever does it counts as dead; null while nobody does. */
  held_until_ms: number | null;
}
