import { LIMITS } from "../../domain/business/limits.ts";
import type { WeeklyHours } from "../../domain/business/weekly-hours.ts";
import { readStrings } from "../../store/read-strings.ts";
import { checkOptionalText, checkText } from "./check-fields.ts";
import { perform, type Deed, type Done, type ManageContext } from "./deed.ts";
import { checkNamesFree, deskRules } from "./desk-row.ts";
import { isInUse } from "./in-use.ts";
import { Refused } from "./refused.ts";
import { newRowId } from "./row-id.ts";
import { writeWeek } from "./week.ts";

/** One of several places of a desk; everything that is left out of a change stays. */
export interface LocationInput {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly address?: string | null;
  /** IANA; a new place is in the desk's zone unless this says otherwise. */
  readonly zone?: string;
  /** When it is open; none at all: whenever the desk is. */
  readonly hours?: WeeklyHours;
  /** False: given up, but kept for what took place there. */
  readonly open?: boolean;
}

/** Adds a place. With the first one, everybody and every room is there: a desk without places is a single one. */
export async function addLocation(
  context: ManageContext,
  input: LocationInput & { readonly id?: string },
): Promise<Done> {
  return await perform(context, async (deed) => {
    const { deskId, rows, writer } = deed;
    const id = await newRowId(deed, "locations", input.name, input.id);
    await checkLocationNames(deed, { name: input.name, aliases: input.aliases ?? [] });
    const before = await writer
      .selectFrom("locations")
      .select("position")
      .where("desk_id", "=", deskId)
      .orderBy("position", "desc")
      .execute();
    const { zone } = await deskRules(writer, deskId);
    await rows.insert("locations", {
      id,
      desk_id: deskId,
      name: "",
      aliases: "[]",
      address: null,
      zone,
      position: (before[0]?.position ?? -1) + 1,
      open: 1,
    });
    await writeLocation(deed, id, input);
    if (before.length > 0) return { id, notes: [] };
    for (const table of ["stylists", "resources"] as const) {
      const all = await writer
        .selectFrom(table)
        .select("id")
        .where("desk_id", "=", deskId)
        .where("location_id", "is", null)
        .execute();
      for (const row of all) await rows.update(table, { id: row.id }, { location_id: id });
    }
    return { id, notes: ["It is the first location, so everybody works there now."] };
  });
}

/** Changes a place. What is booked already stays as it was agreed. */
export async function changeLocation(
  context: ManageContext,
  id: string,
  changes: Partial<LocationInput>,
): Promise<Done> {
  return await perform(context, async (deed) => {
    const now = await locationRow(deed, id);
    if (changes.open ?? now.open === 1) {
      const aliases = changes.aliases ?? readStrings(now.aliases);
      await checkLocationNames(deed, { id, name: changes.name ?? now.name, aliases });
    } else if (now.open === 1) {
      await refuseOccupied(deed, id, now.name);
    }
    await writeLocation(deed, id, changes);
    return { id, notes: [] };
  });
}

/** Gives a place up. Throws `Refused` while somebody works, or a room is, there; one that was ever booked stays in history. */
export async function removeLocation(context: ManageContext, id: string): Promise<Done> {
  return await perform(context, async (deed) => {
    const { rows, writer } = deed;
    const now = await locationRow(deed, id);
    await refuseOccupied(deed, id, now.name);
    if (await isInUse(writer, "locations", id)) {
      await rows.update("locations", { id }, { open: 0 });
      return { id, notes: [`What took place there keeps ${now.name} in the book.`] };
    }
    for (const table of ["weekly_hours", "date_overrides", "closures"] as const) {
      const own = await writer
        .selectFrom(table)
        .select("id")
        .where("location_id", "=", id)
        .execute();
      for (const row of own) await rows.remove(table, { id: row.id });
    }
    await rows.remove("locations", { id });
    return { id, notes: [] };
  });
}

/** The row of a place of this desk. Throws `Refused` when there is none. */
export async function locationRow({ writer, deskId }: Pick<Deed, "writer" | "deskId">, id: string) {
  const row = await writer
    .selectFrom("locations")
    .selectAll()
    .where("id", "=", id)
    .where("desk_id", "=", deskId)
    .executeTakeFirst();
  if (row) return row;
  throw new Refused("There is no such location; frontdesk locations lists them.", "state");
}

async function checkLocationNames(
  { writer, deskId }: Deed,
  place: { readonly id?: string; readonly name: string; readonly aliases: readonly string[] },
): Promise<void> {
  const others = await writer
    .selectFrom("locations")
    .select(["id", "name", "aliases"])
    .where("desk_id", "=", deskId)
    .where("open", "=", 1)
    .execute();
  checkNamesFree([place.name, ...place.aliases], others, place.id);
}

async function refuseOccupied({ writer }: Deed, id: string, name: string): Promise<void> {
  const people = await writer
    .selectFrom("stylists")
    .select("name")
    .where("location_id", "=", id)
    .where("working", "=", 1)
    .orderBy("position")
    .execute();
  const rooms = await writer
    .selectFrom("resources")
    .select("name")
    .where("location_id", "=", id)
    .where("usable", "=", 1)
    .orderBy("position")
    .execute();
  const there = [...people, ...rooms].map((row) => row.name);
  if (there.length > 0)
    throw new Refused(
      `${there.join(", ")} are at ${name}; give them another location first.`,
      "state",
    );
}

async function writeLocation(deed: Deed, id: string, input: Partial<LocationInput>): Promise<void> {
  await deed.rows.update(
    "locations",
    { id },
    {
      ...(input.name !== undefined && { name: checkText(input.name, "The name", LIMITS.name) }),
      ...(input.aliases && {
        aliases: JSON.stringify(
          input.aliases.map((alias) => checkText(alias, "Another name", LIMITS.name)),
        ),
      }),
      ...(input.address !== undefined && {
        address: checkOptionalText(input.address, "The address", LIMITS.description),
      }),
      ...(input.zone !== undefined && { zone: input.zone }),
      ...(input.open !== undefined && { open: input.open ? 1 : 0 }),
    },
  );
  if (input.hours) await writeWeek(deed, { locationId: id }, "hours", input.hours);
}
