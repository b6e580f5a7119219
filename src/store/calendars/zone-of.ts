import type { Reader } from "../database.ts";

/** The IANA zone a person's calendar is meant in: their own, else that of their place, else that of the desk. */
export async function zoneOf(
  reader: Reader,
  deskId: string,
  stylistId: string | null,
): Promise<string> {
  if (stylistId !== null) {
    const person = await reader
      .selectFrom("stylists")
      .leftJoin("locations", "locations.id", "stylists.location_id")
      .select(["stylists.zone as own", "locations.zone as place"])
      .where("stylists.id", "=", stylistId)
      .executeTakeFirst();
    const zone = person?.own ?? person?.place;
    if (zone !== undefined && zone !== null) return zone;
  }
  const desk = await reader
    .selectFrom("desks")
    .select("zone")
    .where("id", "=", deskId)
    .executeTakeFirstOrThrow();
  return desk.zone;
}
