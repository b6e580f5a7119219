import type { Reader } from "../database.ts";
import { readStrings } from "../read-strings.ts";

/**
 * The desk that answers a number (E.164): the one that lists it, otherwise one that lists none and so takes every call.
 * Undefined when nobody here answers it. Without a number (a browser, a terminal): the first desk there is.
 */
export async function deskForNumber(reader: Reader, number?: string): Promise<string | undefined> {
  const rows = await reader.selectFrom("desks").select(["id", "numbers"]).orderBy("id").execute();
  const desks = rows.map((row) => ({ id: row.id, numbers: readStrings(row.numbers) }));
  if (number === undefined) return desks[0]?.id;
  const listed = desks.find((desk) => desk.numbers.includes(number));
  return (listed ?? desks.find((desk) => desk.numbers.length === 0))?.id;
}
