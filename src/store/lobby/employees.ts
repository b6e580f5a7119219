import type { Selectable } from "kysely";
import type { Reader } from "../database.ts";
import { readStrings } from "../read-strings.ts";
import type { EmployeesTable } from "../schema/employees.ts";

/** Somebody in the directory of a lobby. Optional is what nobody told us. */
export interface Employee {
  readonly id: string;
  readonly source: string;
  readonly externalId?: string;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Other names they go by. */
  readonly aliases: readonly string[];
  readonly title?: string;
  readonly departmentId?: string;
  readonly department?: string;
  readonly locationId?: string;
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
  readonly slackUserId?: string;
  /** Who steps in for them: their own alternate, else that of their department. */
  readonly alternateId?: string;
  /** The same, where it is their own. */
  readonly ownAlternateId?: string;
  readonly isGone: boolean;
  /** Away until then. */
  readonly awayUntilMs?: number;
  /** Whom to see instead of somebody who left. */
  readonly seeInsteadId?: string;
  /** BCP 47: what they are told in. */
  readonly language?: string;
}

/** Everybody in the directory of a desk by name, those who left among them: visitors still ask for them. */
export async function listEmployees(reader: Reader, deskId: string): Promise<readonly Employee[]> {
  const rows = await select(reader)
    .where("employees.desk_id", "=", deskId)
    .orderBy("employees.name")
    .execute();
  return rows.map(readEmployee);
}

/** One of them; undefined when there is none of this id at the desk. */
export async function findEmployee(
  reader: Reader,
  deskId: string,
  id: string,
): Promise<Employee | undefined> {
  const row = await select(reader)
    .where("employees.desk_id", "=", deskId)
    .where("employees.id", "=", id)
    .executeTakeFirst();
  return row && readEmployee(row);
}

function select(reader: Reader) {
  return reader
    .selectFrom("employees")
    .leftJoin("departments", "departments.id", "employees.department_id")
    .selectAll("employees")
    .select(["departments.name as department", "departments.alternate_id as stand_in"]);
}

type Row = Selectable<EmployeesTable> & {
  readonly department: string | null;
  readonly stand_in: string | null;
};

function readEmployee(row: Row): Employee {
  const alternateId = row.alternate_id ?? (row.stand_in === row.id ? null : row.stand_in);
  return {
    id: row.id,
    source: row.source,
    name: row.name,
    givenName: row.given_name,
    familyName: row.family_name,
    aliases: readStrings(row.aliases),
    isGone: row.status === "gone",
    ...(row.external_id !== null && { externalId: row.external_id }),
    ...(row.title !== null && { title: row.title }),
    ...(row.department_id !== null && { departmentId: row.department_id }),
    ...(row.department !== null && { department: row.department }),
    ...(row.location_id !== null && { locationId: row.location_id }),
    ...(row.email !== null && { email: row.email }),
    ...(row.phone !== null && { phone: row.phone }),
    ...(row.slack_user_id !== null && { slackUserId: row.slack_user_id }),
    ...(alternateId !== null && { alternateId }),
    ...(row.alternate_id !== null && { ownAlternateId: row.alternate_id }),
    ...(row.away_until_ms !== null && { awayUntilMs: row.away_until_ms }),
    ...(row.see_instead_id !== null && { seeInsteadId: row.see_instead_id }),
    ...(row.language !== null && { language: row.language }),
  };
}
