import type { Directory } from "../../../domain/people/matching/match.ts";
import { openDirectory } from "../../../domain/people/matching/open-directory.ts";
import type { Database, Reader } from "../../../store/database.ts";
import { listEmployees, type Employee } from "../../../store/lobby/employees.ts";

/** Who works at a lobby's business, ready to be found by a name half heard. */
export interface LobbyDirectory {
  readonly employees: readonly Employee[];
  /** Names of the places they work at by their ids; empty where there is one place only. */
  readonly sites: ReadonlyMap<string, string>;
  readonly here: Directory;
  /** Those who left: visitors still ask for them. */
  readonly gone: Directory;
}

/** Reads the directory as it is now. Making it ready for matching is done once for each state of it. */
export async function loadDirectory(
  database: Database,
  deskId: string,
  reader: Reader = database.read,
): Promise<LobbyDirectory> {
  const employees = await listEmployees(reader, deskId);
  const places = await reader
    .selectFrom("locations")
    .select(["id", "name"])
    .where("desk_id", "=", deskId)
    .execute();
  const sites = new Map(places.length > 1 ? places.map(({ id, name }) => [id, name]) : []);
  const state = JSON.stringify([employees, [...sites]]);
  const known = ready.get(database)?.get(deskId);
  if (known?.state === state) return known.directory;
  const directory: LobbyDirectory = {
    employees,
    sites,
    here: openDirectory(employees.filter(({ isGone }) => !isGone).map((one) => person(one, sites))),
    gone: openDirectory(employees.filter(({ isGone }) => isGone).map((one) => person(one, sites))),
  };
  const ofDatabase = ready.get(database) ?? new Map<string, Ready>();
  ofDatabase.set(deskId, { state, directory });
  ready.set(database, ofDatabase);
  return directory;
}

interface Ready {
  readonly state: string;
  readonly directory: LobbyDirectory;
}

const ready = new WeakMap<Database, Map<string, Ready>>();

function person(
  { id, name, aliases, department, locationId = "" }: Employee,
  sites: ReadonlyMap<string, string>,
) {
  const site = sites.get(locationId);
  return {
    id,
    name,
    aliases,
    ...(department !== undefined && { department }),
    ...(site !== undefined && { site }),
  };
}
