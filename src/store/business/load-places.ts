import type { Selectable } from "kysely";
import type { Location } from "../../domain/business/location.ts";
import type { Room } from "../../domain/business/room.ts";
import type { Reader } from "../database.ts";
import { readStrings } from "../read-strings.ts";
import type { LocationsTable } from "../schema/locations.ts";
import type { ResourcesTable } from "../schema/resources.ts";
import type { DeskHours } from "./load-hours.ts";

/** Reads the places of a desk that are in use. */
export async function loadLocations(
  reader: Reader,
  deskId: string,
  hours: DeskHours,
): Promise<readonly Location[]> {
  const rows = await reader
    .selectFrom("locations")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("open", "=", 1)
    .orderBy("position")
    .execute();
  return rows.map(readLocation);

  function readLocation(row: Selectable<LocationsTable>): Location {
    return {
      id: row.id,
      name: row.name,
      aliases: readStrings(row.aliases),
      ...(row.address === null ? {} : { address: row.address }),
      zone: row.zone,
      ...hours.ofLocation(row.id),
    };
  }
}

/** Reads the rooms of a desk that can be used. */
export async function loadRooms(reader: Reader, deskId: string): Promise<readonly Room[]> {
  const rows = await reader
    .selectFrom("resources")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("usable", "=", 1)
    .orderBy("position")
    .execute();
  return rows.map(readRoom);
}

function readRoom(row: Selectable<ResourcesTable>): Room {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    ...(row.location_id === null ? {} : { locationId: row.location_id }),
  };
}
