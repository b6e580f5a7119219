/** Somebody who can be visited. Nobody is deleted who was visited: who leaves is `gone`. */
export interface EmployeesTable {
  id: string;
  desk_id: string;
  /** Where the row is from: `owner`, `file`, `csv`, `scim`, `slack`. */
  source: string;
  /** What that source calls them. */
  external_id: string | null;
  /** What they sign in with, where the source is an identity provider. */
  user_name: string | null;
  name: string;
  given_name: string;
  family_name: string;
  /** JSON: list of other names they go by. */
  aliases: string;
  title: string | null;
  department_id: string | null;
  location_id: string | null;
  email: string | null;
  phone: string | null;
  slack_user_id: string | null;
  /** Who steps in for them; null: whoever steps in for their department. */
  alternate_id: string | null;
  status: "here" | "gone";
  /** Away until then; null: here. */
  away_until_ms: number | null;
  gone_at_ms: number | null;
  /** Whom to see instead of somebody who left. */
  see_instead_id: string | null;
  language: string | null;
}
