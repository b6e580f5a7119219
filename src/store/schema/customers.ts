/** Somebody who has had an appointment. Several people may share one telephone. */
export interface CustomersTable {
  id: string;
  desk_id: string;
  name: string;
  /** E.164: the number they are reached on first; all of them are in `customer_phones`. */
  phone: string;
  created_at_ms: number;
  email: string | null;
  /** BCP 47; null: the first of the desk. */
  language: string | null;
  note: string | null;
}
