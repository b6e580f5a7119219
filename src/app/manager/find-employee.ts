import type { ManageContext } from "../../actions/manage/deed.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { listEmployees } from "../../store/lobby/employees.ts";
import { findId } from "./find-named.ts";

/** The person of the directory whom an owner named; null for an empty word. Throws `Refused`. */
export async function findEmployeeId(
  { database, deskId }: ManageContext,
  word: string,
): Promise<string | null> {
  if (word.trim() === "") return null;
  const people = await listEmployees(database.read, deskId);
  const known = people.map(({ id, name, aliases, isGone }) => ({
    id,
    short: shortId(deskId, id),
    forms: [name, ...aliases],
    past: isGone,
  }));
  return findId(
    word,
    known.filter((one) => !one.past),
    "employees",
  );
}
