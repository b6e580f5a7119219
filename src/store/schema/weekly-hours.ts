/** When the desk (no stylist) is open or a stylist works, in local wall time. Several spans a day are several rows. */
export interface WeeklyHoursTable {
  id: string;
  desk_id: string;
  stylist_id: string | null;
  /** With a location: when that place is open. */
  location_id: string | null;
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
  /** After midnight. */
  from_minute: number;
  /** Greater than `from_minute`; past 1440 it reaches into the next day. */
  to_minute: number;
}
