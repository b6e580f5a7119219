/** Something to be told to somebody outside, written in the same transaction as what caused it. */
export interface OutboxTable {
  id: string;
  desk_id: string;
  /** Unique: the same cause writes one row however often it is tried. */
  key: string;
  kind: string;
  /** JSON. */
  payload: string;
  due_at_ms: number;
  attempts: number;
  status: "waiting" | "done" | "failed";
  created_at_ms: number;
}
