import type { Reader } from "../store/database.ts";
import { readStrings } from "../store/read-strings.ts";

/** Which desk a number rings: the one that lists it, else the first one. Throws when there is no desk at all. */
export async function deskFor(reader: Reader, calledNumber: string | undefined): Promise<string> {
  const desks = await reader.selectFrom("desks").select(["id", "numbers"]).orderBy("id").execute();
  const listed = desks.find(
    (desk) => calledNumber !== undefined && readStrings(desk.numbers).includes(calledNumber),
  );
  const desk = listed ?? desks[0];
  if (!desk) throw new Error("There is no desk in the database; run `frontdesk seed`.");
  return desk.id;
}
