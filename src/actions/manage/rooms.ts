import { LIMITS } from "../../domain/business/limits.ts";
import { appointments } from "../../store/book/appointments.ts";
import { checkText } from "./check-fields.ts";
import { appointmentLine } from "./coming.ts";
import { perform, type Deed, type Done, type ManageContext } from "./deed.ts";
import { deskRules } from "./desk-row.ts";
import { isInUse } from "./in-use.ts";
import { locationRow } from "./locations.ts";
import { Refused } from "./refused.ts";
import { newRowId } from "./row-id.ts";

/** A room, a chair or a machine that one visit at a time has to itself; what is left out of a change stays. */
export interface RoomInput {
  readonly name: string;
  /** What services ask for: `colour chair`. */
  readonly kind: string;
  /** Where, when the desk has several places. */
  readonly locationId?: string | null;
  /** False: out of use. */
  readonly usable?: boolean;
}

/** Adds a room. It takes visits from now on; which services need one of its kind is written with the services. */
export async function addRoom(
  context: ManageContext,
  input: RoomInput & { readonly id?: string },
): Promise<Done> {
  return await perform(context, async (deed) => {
    const { deskId, rows, writer } = deed;
    const id = await newRowId(deed, "resources", input.name, input.id);
    const last = await writer
      .selectFrom("resources")
      .select(({ fn }) => fn.max("position").as("position"))
      .where("desk_id", "=", deskId)
      .executeTakeFirst();
    await rows.insert("resources", {
      id,
      desk_id: deskId,
      location_id: null,
      kind: checkText(input.kind, "The kind", LIMITS.name),
      name: "",
      position: (last?.position ?? -1) + 1,
      usable: 1,
    });
    await writeRoom(deed, id, input);
    return { id, notes: [] };
  });
}

/** Changes a room. Throws `Refused` with the list when visits to come have it and it is to go out of use. */
export async function changeRoom(
  context: ManageContext,
  id: string,
  changes: Partial<RoomInput>,
): Promise<Done> {
  return await perform(context, async (deed) => {
    const now = await roomRow(deed, id);
    if (changes.usable === false && now.usable === 1) await refuseComing(deed, id, now.name);
    await writeRoom(deed, id, changes);
    return { id, notes: await unmet(deed, now.kind) };
  });
}

/** Takes a room away; one that was ever used stays in the book's history. Throws `Refused` as `changeRoom`. */
export async function removeRoom(context: ManageContext, id: string): Promise<Done> {
  return await perform(context, async (deed) => {
    const { rows, writer } = deed;
    const { name, kind } = await roomRow(deed, id);
    await refuseComing(deed, id, name);
    if (await isInUse(writer, "resources", id))
      await rows.update("resources", { id }, { usable: 0 });
    else await rows.remove("resources", { id });
    return { id, notes: await unmet(deed, kind) };
  });
}

async function roomRow({ writer, deskId }: Deed, id: string) {
  const row = await writer
    .selectFrom("resources")
    .selectAll()
    .where("id", "=", id)
    .where("desk_id", "=", deskId)
    .executeTakeFirst();
  if (row) return row;
  throw new Refused("There is no such room; frontdesk rooms lists them.", "state");
}

async function refuseComing({ writer, deskId, nowMs }: Deed, id: string, name: string) {
  const uses = await writer
    .selectFrom("resource_uses")
    .select("visit_id")
    .distinct()
    .where("resource_id", "=", id)
    .where("active", "=", 1)
    .where("occupied_until_ms", ">", nowMs)
    .execute();
  const ids = uses.map((row) => row.visit_id);
  const coming = await appointments(writer, { deskId, ids, status: "booked" });
  if (coming.length === 0) return;
  const { zone } = await deskRules(writer, deskId);
  const count = coming.length === 1 ? "an appointment" : `${coming.length} appointments`;
  throw new Refused(
    `${name} has ${count} to come; move or cancel ${coming.length === 1 ? "it" : "them"} first.`,
    "state",
    coming.map((one) => appointmentLine(one, zone)),
  );
}

/** Services that need a room of a kind of which there is none. */
async function unmet({ writer, deskId }: Deed, kind: string): Promise<readonly string[]> {
  const left = await writer
    .selectFrom("resources")
    .select("id")
    .where("desk_id", "=", deskId)
    .where("kind", "=", kind)
    .where("usable", "=", 1)
    .limit(1)
    .executeTakeFirst();
  if (left) return [];
  const services = await writer
    .selectFrom("services")
    .select("name")
    .where("desk_id", "=", deskId)
    .where("offered", "=", 1)
    .where("resource_kind", "=", kind)
    .orderBy("position")
    .execute();
  return services.map(({ name }) => `There is no ${kind} now, so ${name} can't be booked.`);
}

async function writeRoom(deed: Deed, id: string, input: Partial<RoomInput>): Promise<void> {
  const { locationId } = input;
  if (typeof locationId === "string") await locationRow(deed, locationId);
  await deed.rows.update(
    "resources",
    { id },
    {
      ...(input.name !== undefined && { name: checkText(input.name, "The name", LIMITS.name) }),
      ...(input.kind !== undefined && { kind: checkText(input.kind, "The kind", LIMITS.name) }),
      ...(locationId !== undefined && { location_id: locationId }),
      ...(input.usable !== undefined && { usable: input.usable ? 1 : 0 }),
    },
  );
}
