/** A room or a chair that only one visit can use at a time. */
export interface ResourcesTable {
  id: string;
  desk_id: string;
  /** Null where the desk has one place only. */
  location_id: string | null;
  /** What a service asks for, e.g. `colour chair`. */
  kind: string;
  name: string;
  /** Order in which they are filled. */
  position: number;
  /** 0 when it is out of use. */
  usable: number;
}
