import type { EmployeesTable } from "../../../store/schema/employees.ts";

/** What says who somebody is, where that comes from, and whether they are still here. */
export type Identity = Pick<
  EmployeesTable,
  "source" | "external_id" | "name" | "given_name" | "family_name" | "status" | "gone_at_ms"
>;

/** Everything else, of somebody of whom nothing else is known. */
export const NOTHING_KNOWN: Omit<EmployeesTable, keyof Identity | "id" | "desk_id"> = {
  user_name: null,
  aliases: "[]",
  title: null,
  department_id: null,
  location_id: null,
  email: null,
  phone: null,
  slack_user_id: null,
  alternate_id: null,
  away_until_ms: null,
  see_instead_id: null,
  language: null,
};
