/** Work for later, on SQLite; PostgreSQL has pg-boss for it. What is done is deleted. */
export interface JobsTable {
  id: string;
  queue: string;
  /** Unique among what waits in a queue. */
  key: string | null;
  /** JSON. */
  payload: string;
  due_at_ms: number;
  /** How often it was begun. */
  attempts: number;
  status: "waiting" | "working";
  /** The process that does it. */
  held_by: string | null;
  /** When whoever does it counts as dead; null unless it is being done. */
  held_until_ms: number | null;
  created_at_ms: number;
}
