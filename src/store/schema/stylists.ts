/** Somebody whose time can be booked. */
export interface StylistsTable {
  id: string;
  desk_id: string;
  name: string;
  /** JSON array of other names callers use. */
  aliases: string;
  /** Order in lists. */
  position: number;
  /** 0 when the person has left. */
  working: number;
}
