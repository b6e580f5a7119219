/** Who has written to us by WhatsApp lately: for a day they may be written to in any words. */
export interface WhatsappWindowsTable {
  /** E.164. */
  phone: string;
  wrote_at_ms: number;
}
