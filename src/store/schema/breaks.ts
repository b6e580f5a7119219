/** A stylist's weekly pause, in local wall time. */
export interface BreaksTable {
  id: string;
  stylist_id: string;
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
  /** After midnight. */
  from_minute: number;
  /** Greater than `from_minute`; past 1440 it reaches into the next day. */
  to_minute: number;
}
