/** A visitor who was announced beforehand. */
export interface ExpectedVisitsTable {
  id: string;
  desk_id: string;
  host_id: string;
  visitor_name: string | null;
  company: string | null;
  email: string | null;
  subject: string | null;
  starts_at_ms: number;
  ends_at_ms: number;
  token: string;
  status: "expected" | "arrived" | "cancelled";
  created_at_ms: number;
  forgotten_at_ms: number | null;
  /** What became of the e-mail with the QR code; null: none is sent. `unknown`: the mail server may have it. */
  invitation: "waiting" | "sending" | "sent" | "failed" | "unknown" | null;
  invitation_reason: string | null;
  invitation_tries: number | null;
  /** When it is tried next; while it is being sent, until when that may take. */
  invitation_due_at_ms: number | null;
  /** The calendar they are known from; null: somebody announced them, or it was disconnected since. */
  calendar_id: string | null;
  /** Stands for the event there and the guest's address, which isn't kept; null when somebody announced them. */
  event_key: string | null;
}
