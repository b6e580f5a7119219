/** What a visitor is to be told: written with what caused it, spoken by whoever holds the call, shown on the tablet. */
export interface VisitNewsTable {
  id: string;
  visit_id: string;
  call_id: string | null;
  /** What happened, e.g. `on-my-way`; the flow's transitions name it. */
  kind: string;
  /** To be spoken and shown word for word. */
  text: string;
  /** JSON. */
  data: string;
  created_at_ms: number;
  told_at_ms: number | null;
}
