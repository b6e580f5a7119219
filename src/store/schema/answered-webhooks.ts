/** What a carrier told us, and what it was answered; a repeat gets the same. Nothing in it says whom it was about. */
export interface AnsweredWebhooksTable {
  /** SHA-256 of the carrier's own token of the webhook, its address and what it is about, in hexadecimal. */
  token_hash: string;
  begun_at_ms: number;
  /** Null until it is done. Only whoever brings the token again can read it. */
  sealed_answer: string | null;
}
