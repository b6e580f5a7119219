/** A visitor who may be one of them, for a person to decide. */
export interface DenyHitsTable {
  id: string;
  visit_id: string;
  entry_id: string;
  score: number;
  verdict: "same" | "other" | null;
  decided_by: string | null;
  created_at_ms: number;
  decided_at_ms: number | null;
}
