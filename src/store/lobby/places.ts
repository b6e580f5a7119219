import type { Reader } from "../database.ts";

/** A lobby and its places, for what happens by the clock there. */
export interface LobbyPlaces {
  readonly deskId: string;
  readonly name: string;
  /** IANA zone of the desk, for visits without a place. */
  readonly zone: string;
  readonly locations: ReadonlyMap<string, { readonly name: string; readonly zone: string }>;
}

/** Every desk that is a lobby. */
export async function lobbyPlaces(reader: Reader): Promise<readonly LobbyPlaces[]> {
  const desks = await reader
    .selectFrom("desks")
    .select(["id", "name", "zone"])
    .where("trade", "=", "lobby")
    .orderBy("id")
    .execute();
  const places = await reader
    .selectFrom("locations")
    .select(["id", "desk_id", "name", "zone"])
    .orderBy("id")
    .execute();
  return desks.map(({ id, name, zone }) => {
    const own = places.filter((place) => place.desk_id === id);
    const known = own.map((place): [string, { name: string; zone: string }] => [
      place.id,
      { name: place.name, zone: place.zone },
    ]);
    return { deskId: id, name, zone, locations: new Map(known) };
  });
}
