/** Something that can be booked. */
export interface ServicesTable {
  id: string;
  desk_id: string;
  name: string;
  /** JSON array of other words callers use for it. */
  aliases: string;
  description: string | null;
  /** In the smallest unit of the desk's currency. */
  price_minor: number;
  buffer_before_minutes: number;
  buffer_after_minutes: number;
  /** Order in lists. */
  position: number;
  /** The kind of room or chair it takes; null: none. */
  resource_kind: string | null;
  /** How often a day at most; null: no limit. */
  most_per_day: number | null;
  /** 0 when it is no longer offered. */
  offered: number;
}
