/** A number that a customer can be reached on. Several people may share one, and one person may have several. */
export interface CustomerPhonesTable {
  customer_id: string;
  /** E.164. */
  phone: string;
  added_at_ms: number;
  /** When it was last shown to be theirs: a code told back, a call from it, the owner's word; null: somebody said so. */
  verified_at_ms: number | null;
}
