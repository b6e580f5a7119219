/** Somebody who has had an appointment. Several people may share one telephone. */
export interface CustomersTable {
  id: string;
  desk_id: string;
  name: string;
  /** E.164. */
  phone: string;
  created_at_ms: number;
}
