/** One appointment or absence as a calendar elsewhere is to show it. */
export interface CalendarEvent {
  /** Stays the same for as long as the appointment exists (RFC 5545, UID). */
  readonly uid: string;
  /** Counts the changes that matter to whoever has it in their calendar (RFC 5545, SEQUENCE). */
  readonly sequence: number;
  readonly startMs: number;
  readonly endMs: number;
  /** The IANA zone its times are written in. */
  readonly zone: string;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly status: "confirmed" | "cancelled";
  readonly createdAtMs: number;
  readonly changedAtMs: number;
}
