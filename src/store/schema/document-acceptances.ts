/** Who accepted which wording. */
export interface DocumentAcceptancesTable {
  visit_id: string;
  document_id: string;
  version: number;
  hash: string;
  accepted_at_ms: number;
}
