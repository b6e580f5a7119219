import { usualOutreach, type Outreach } from "../../domain/outreach/outreach.ts";
import type { Reader } from "../database.ts";

/** What a desk tells its customers without being asked, and when. */
export async function loadOutreach(reader: Reader, deskId: string): Promise<Outreach> {
  const { outreach } = await reader
    .selectFrom("desks")
    .select("outreach")
    .where("id", "=", deskId)
    .executeTakeFirstOrThrow();
  // What is in the column was checked as `Outreach` when it was written; it holds only what differs.
  const own: Partial<Outreach> = JSON.parse(outreach ?? "{}");
  return { ...usualOutreach, ...own };
}
