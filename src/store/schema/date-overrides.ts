/**
 * Other hours on one date, in place of those of its weekday: of a stylist, of a location, or of the whole desk when both
 * are null. Several rows a date are several spans; one without minutes means closed.
 */
export interface DateOverridesTable {
  id: string;
  desk_id: string;
  stylist_id: string | null;
  location_id: string | null;
  /** `YYYY-MM-DD` by the local calendar. */
  date: string;
  from_minute: number | null;
  to_minute: number | null;
  reason: string | null;
}
