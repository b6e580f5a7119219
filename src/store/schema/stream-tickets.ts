/** Allows one media stream for a call, on whichever server it is opened, and says how the desk parted with the caller. */
export interface StreamTicketsTable {
  /** SHA-256 of the token, in hexadecimal. */
  token_hash: string;
  call_sid: string;
  /** E.164; empty again once the ticket is used. */
  caller_number: string | null;
  called_number: string | null;
  /** Our own id of a call that we made. */
  outgoing_id: string | null;
  resumes: number;
  given_at_ms: number;
  used_at_ms: number | null;
  parting: "hang-up" | "transfer" | null;
  /** Who the caller is put through to (E.164; several in order have a space between), and what they are told first. */
  transfer_to: string | null;
  whisper: string | null;
  /** How far that has come: a phone rings, somebody takes the call, or nobody does. Null: not begun. */
  transfer_step: "ringing" | "accepted" | "nobody" | null;
}
