import { readStrings } from "../../../store/read-strings.ts";
import type { Deed } from "../../manage/deed.ts";
import { newRowId } from "../../manage/row-id.ts";

/** The departments and locations that entries of a directory name. */
export interface Places {
  /** ISO 3166, for telephone numbers without a country code. */
  readonly country: string;
  /** The id of a department by its name; one that isn't known is added. */
  readonly department: (name: string) => Promise<string>;
  /** The id of a location by its name; undefined when there is none. */
  readonly location: (name: string) => string | undefined;
}

/** Reads those of a desk while its directory is being taken over. */
export async function openPlaces(deed: Deed): Promise<Places> {
  const { writer, deskId, rows } = deed;
  const { country } = await writer
    .selectFrom("desks")
    .select("country")
    .where("id", "=", deskId)
    .executeTakeFirstOrThrow();
  const departments = await writer
    .selectFrom("departments")
    .select(["id", "name", "position"])
    .where("desk_id", "=", deskId)
    .execute();
  const locations = await writer
    .selectFrom("locations")
    .select(["id", "name", "aliases"])
    .where("desk_id", "=", deskId)
    .execute();
  const departmentIds = new Map(departments.map(({ id, name }) => [keyOf(name), id]));
  const locationIds = new Map(
    locations.flatMap(({ id, name, aliases }) =>
      [name, id, id.slice(deskId.length + 1), ...readStrings(aliases)].map(
        (form) => [keyOf(form), id] as const,
      ),
    ),
  );
  return {
    country,
    async department(name) {
      const known = departmentIds.get(keyOf(name));
      if (known !== undefined) return known;
      const id = await newRowId(deed, "departments", name, undefined);
      const position = departmentIds.size;
      await rows.insert("departments", {
        id,
        desk_id: deskId,
        name: name.trim(),
        alternate_id: null,
        position,
      });
      departmentIds.set(keyOf(name), id);
      return id;
    },
    location: (name) => locationIds.get(keyOf(name)),
  };
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
