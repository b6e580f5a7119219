/** One badge to be printed, followed until the printer says that it is. */
export interface BadgesTable {
  id: string;
  visit_id: string;
  status: "waiting" | "printing" | "printed" | "failed" | "unknown";
  printer: string | null;
  /** What the printer calls the job. */
  job: string | null;
  reason: string | null;
  requested_at_ms: number;
  claimed_until_ms: number | null;
  settled_at_ms: number | null;
  /** When the staff were told that this one failed; they aren't told of each. */
  staff_told_at_ms: number | null;
}
