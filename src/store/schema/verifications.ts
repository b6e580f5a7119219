/** A code that was sent to a number on file so that a caller can show who they are. */
export interface VerificationsTable {
  id: string;
  desk_id: string;
  call_id: string;
  /** E.164: where it was sent. */
  phone: string;
  code_hash: string;
  /** Wrong tries so far. */
  attempts: number;
  created_at_ms: number;
  expires_at_ms: number;
  verified_at_ms: number | null;
}
