import { createHash } from "node:crypto";
import type { DeskFile } from "../../domain/business/desk-file.ts";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import type { EmployeeInFile } from "../../domain/visits/lobby-file.ts";
import { within } from "../business/within.ts";
import type { Writer } from "../database.ts";

/** Writes who works in a lobby's building, and what visitors accept. Nothing for other trades. */
export async function insertLobby(writer: Writer, file: DeskFile): Promise<void> {
  const { departments = [], employees = [], documents = [] } = file.lobby ?? {};
  for (const [position, department] of departments.entries()) {
    await writer
      .insertInto("departments")
      .values({
        id: within(file, department.id),
        desk_id: file.id,
        name: department.name,
        alternate_id: idOrNull(file, department.alternate),
        position,
      })
      .execute();
  }
  for (const employee of employees) await insertEmployee(writer, file, employee);
  for (const document of documents) {
    await writer
      .insertInto("lobby_documents")
      .values({
        id: within(file, document.id),
        desk_id: file.id,
        name: document.name,
        version: 1,
        hash: createHash("sha256").update(document.text).digest("hex"),
        text: document.text,
        purposes: JSON.stringify(document.purposes),
        in_force: 1,
      })
      .execute();
  }
}

async function insertEmployee(
  writer: Writer,
  file: DeskFile,
  employee: EmployeeInFile,
): Promise<void> {
  const { awayUntil, left } = employee;
  await writer
    .insertInto("employees")
    .values({
      id: within(file, employee.id),
      desk_id: file.id,
      source: "file",
      external_id: employee.id,
      user_name: null,
      name: employee.name,
      given_name: employee.givenName,
      family_name: employee.familyName,
      aliases: JSON.stringify(employee.aliases),
      title: employee.title ?? null,
      department_id: idOrNull(file, employee.department),
      location_id: idOrNull(file, employee.location),
      email: employee.email ?? null,
      phone: employee.phone ?? null,
      slack_user_id: null,
      alternate_id: idOrNull(file, employee.alternate),
      status: left === undefined ? "here" : "gone",
      // Until the end of that day.
      away_until_ms:
        awayUntil === undefined ? null : toInstantMs(`${awayUntil}T23:59`, file.zone) + 60_000,
      gone_at_ms: null,
      see_instead_id: idOrNull(file, left?.seeInstead),
      language: null,
    })
    .execute();
}

function idOrNull(file: DeskFile, id: string | undefined): string | null {
  return id === undefined ? null : within(file, id);
}
