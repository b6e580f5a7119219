/** One rung of the ladder that tells a host: the outbox of the lobby, written with the visit. */
export interface HostStepsTable {
  id: string;
  desk_id: string;
  /** Unique: `visit:step`, so that the same cause writes one row. */
  key: string;
  visit_id: string;
  /** The front desk is told in its channel; by text and then by a call where a number of it is known. */
  step:
    | "slack"
    | "sms"
    | "call"
    | "alternate-slack"
    | "alternate-sms"
    | "front-desk"
    | "front-desk-sms"
    | "front-desk-call";
  employee_id: string | null;
  due_at_ms: number;
  attempts: number;
  status: "waiting" | "claimed" | "sent" | "skipped" | "failed" | "unknown";
  reason: string | null;
  claimed_by: string | null;
  claimed_until_ms: number | null;
  /** When the carrier may last have got it: from here on a lost answer is never sent again blindly. */
  handed_over_at_ms: number | null;
  carrier: string | null;
  carrier_id: string | null;
  /** What came of a call: `no-answer`, `voicemail`, ...; of a notice with buttons: `closed` once a sentence stands in their place. */
  outcome: string | null;
  created_at_ms: number;
  settled_at_ms: number | null;
}
