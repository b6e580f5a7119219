/** One conversation, by whichever channel it came. */
export interface CallsTable {
  id: string;
  desk_id: string;
  channel: "phone" | "browser" | "chat";
  /** E.164; null when withheld, and once the call is forgotten. */
  caller_number: string | null;
  started_at_ms: number;
  ended_at_ms: number | null;
  outcome: string | null;
  /** When its words were erased. */
  forgotten_at_ms: number | null;
  /** The process that holds it, in its own words; null when a program before this column wrote it. */
  held_by: string | null;
}
