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
}
