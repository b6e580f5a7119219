import type { Reader } from "../../store/database.ts";

/** The voices that the desks of this installation name. */
export async function voicesOfDesks(reader: Reader): Promise<readonly string[]> {
  const rows = await reader.selectFrom("desks").select("voice").distinct().execute();
  return rows.map(({ voice }) => voice);
}
