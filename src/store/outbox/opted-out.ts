import type { Reader } from "../database.ts";

/** Whether somebody at this number (E.164) said that the desk may not write to them or ring them about their appointments. */
export async function hasOptedOut(
  reader: Reader,
  who: { readonly deskId: string; readonly phone: string },
): Promise<boolean> {
  const newest = await reader
    .selectFrom("consents")
    .select("granted")
    .where("desk_id", "=", who.deskId)
    .where("phone", "=", who.phone)
    .where("purpose", "=", "service")
    .orderBy("at_ms", "desc")
    // Of two at the same instant the one that says no counts.
    .orderBy("granted", "asc")
    .limit(1)
    .executeTakeFirst();
  return newest?.granted === 0;
}
