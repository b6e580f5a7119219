/** Days on which a desk does not open, `YYYY-MM-DD` where the desk is, both included. */
export interface ClosuresTable {
  id: string;
  desk_id: string;
  /** Null: the whole desk. */
  location_id: string | null;
  from_date: string;
  to_date: string;
  reason: string | null;
}
