/** One of several places where a desk's people work. A desk with a single place has none. */
export interface LocationsTable {
  id: string;
  desk_id: string;
  name: string;
  /** JSON array of other names callers use. */
  aliases: string;
  address: string | null;
  /** IANA time zone. */
  zone: string;
  /** Order in lists. */
  position: number;
  /** 0 when it was given up. */
  open: number;
}
