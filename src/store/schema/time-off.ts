/** A stretch in which a stylist is away. Under the same guard as segments: neither may overlap the other. */
export interface TimeOffTable {
  id: string;
  stylist_id: string;
  starts_at_ms: number;
  ends_at_ms: number;
  reason: string | null;
}
