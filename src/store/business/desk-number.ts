import type { Reader } from "../database.ts";
import { readStrings } from "../read-strings.ts";

/** The number (E.164) that a desk is rung at and rings from; undefined when its file names none. */
export async function deskNumber(reader: Reader, deskId: string): Promise<string | undefined> {
  const desk = await reader
    .selectFrom("desks")
    .select("numbers")
    .where("id", "=", deskId)
    .executeTakeFirst();
  return desk && readStrings(desk.numbers)[0];
}
