/** A number that a customer can be reached on. Several people may share one, and one person may have several. */
export interface CustomerPhonesTable {
  customer_id: string;
  /** E.164. */
  phone: string;
  added_at_ms: number;
  /** When a code sent to it was last told back. */
  verified_at_ms: number | null;
}
