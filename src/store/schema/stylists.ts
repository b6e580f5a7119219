/** Somebody whose time can be booked. */
export interface StylistsTable {
  id: string;
  desk_id: string;
  name: string;
  /** What they are there for, e.g. `dermatology`; for clinics. */
  specialty: string | null;
  /** Where they work; null where the desk has one place only. */
  location_id: string | null;
  /** The IANA zone of their own hours; null: that of their location or desk. */
  zone: string | null;
  /** Visits a day at most; null: no limit. */
  most_per_day: number | null;
  /** JSON array of other names callers use. */
  aliases: string;
  /** Order in lists. */
  position: number;
  /** 0 when the person has left. */
  working: number;
}
