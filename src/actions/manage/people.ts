import { LIMITS } from "../../domain/business/limits.ts";
import type { WeeklyHours } from "../../domain/business/weekly-hours.ts";
import { readStrings } from "../../store/read-strings.ts";
import { checkOptionalText, checkText, checkWhole } from "./check-fields.ts";
import { appointmentLine, comingAppointments } from "./coming.ts";
import { perform, type Deed, type Done, type ManageContext } from "./deed.ts";
import { checkNamesFree, deskRules } from "./desk-row.ts";
import { isInUse } from "./in-use.ts";
import { locationRow } from "./locations.ts";
import { Refused } from "./refused.ts";
import { newRowId } from "./row-id.ts";
import { skillsOf, whoDoes, writeSkill } from "./skills.ts";
import { checkWithinOpening, openingOf, weekOf, writeWeek } from "./week.ts";

/** Somebody who does services, as the owner describes them; everything that is left out of a change stays. */
export interface PersonInput {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** What they do; a new person does everything unless this says otherwise. */
  readonly serviceIds?: readonly string[];
  /** When they work; a new person works whenever the desk is open unless this says otherwise. */
  readonly hours?: WeeklyHours;
  readonly breaks?: WeeklyHours;
  readonly specialty?: string | null;
  /** Where they work, when the desk has several places. */
  readonly locationId?: string | null;
  /** IANA zone of their own hours. */
  readonly zone?: string | null;
  readonly mostPerDay?: number | null;
  /** False: they have left, but what they did stays in the book. */
  readonly working?: boolean;
}

/** Adds somebody. `id` is short, `priya`; without one it is made of the name. */
export async function addPerson(
  context: ManageContext,
  input: PersonInput & { readonly id?: string },
): Promise<Done> {
  return await perform(context, async (deed) => {
    const { deskId, rows, writer } = deed;
    const id = await newRowId(deed, "stylists", input.name, input.id);
    const last = await writer
      .selectFrom("stylists")
      .select(({ fn }) => fn.max("position").as("position"))
      .where("desk_id", "=", deskId)
      .executeTakeFirst();
    if (input.working !== false)
      await checkPersonNames(deed, { name: input.name, aliases: input.aliases ?? [] });
    await rows.insert("stylists", {
      id,
      desk_id: deskId,
      name: "",
      specialty: null,
      location_id: null,
      zone: null,
      most_per_day: null,
      aliases: "[]",
      position: (last?.position ?? -1) + 1,
      working: 1,
    });
    const offered = await writer
      .selectFrom("services")
      .select("id")
      .where("desk_id", "=", deskId)
      .where("offered", "=", 1)
      .execute();
    await writePerson(deed, id, {
      // The first people may come before the first service.
      ...(offered.length > 0 && { serviceIds: offered.map((one) => one.id) }),
      hours: await openingOf(writer, deskId, input.locationId ?? null),
      ...input,
    });
    return { id, notes: [] };
  });
}

/** Changes somebody. What is booked already stays as it was agreed. */
export async function changePerson(
  context: ManageContext,
  id: string,
  changes: Partial<PersonInput>,
): Promise<Done> {
  return await perform(context, async (deed) => {
    const now = await personRow(deed, id);
    const working = changes.working ?? now.working === 1;
    if (working) {
      const aliases = changes.aliases ?? readStrings(now.aliases);
      await checkPersonNames(deed, { id, name: changes.name ?? now.name, aliases });
    } else if (now.working === 1) {
      await refuseComing(deed, id, now.name);
    }
    return { id, notes: await writePerson(deed, id, changes) };
  });
}

/**
 * Takes somebody out of those who work here. Who ever had an appointment stays in the book's history. Throws `Refused`
 * with the list when appointments with them are still to come.
 */
export async function removePerson(context: ManageContext, id: string): Promise<Done> {
  return await perform(context, async (deed) => {
    const { rows, writer } = deed;
    const now = await personRow(deed, id);
    await refuseComing(deed, id, now.name);
    const alone = await doneByNobodyElse(deed, id);
    if (await isInUse(writer, "stylists", id)) {
      await rows.update("stylists", { id }, { working: 0 });
      return {
        id,
        notes: [
          `Past appointments keep ${now.name} in the book; nobody is booked there.`,
          ...alone,
        ],
      };
    }
    const { currency } = await deskRules(writer, deed.deskId);
    for (const skill of await skillsOf(writer, { stylistId: id }))
      await writeSkill(deed, skill, undefined, currency);
    await writeWeek(deed, { stylistId: id }, "hours", []);
    await writeWeek(deed, { stylistId: id }, "breaks", []);
    for (const table of ["time_off", "date_overrides"] as const) {
      const own = await writer
        .selectFrom(table)
        .select("id")
        .where("stylist_id", "=", id)
        .execute();
      for (const row of own) await rows.remove(table, { id: row.id });
    }
    await rows.remove("stylists", { id });
    return { id, notes: alone };
  });
}

/** The row of somebody at this desk. Throws `Refused` when there is none. */
export async function personRow({ writer, deskId }: Pick<Deed, "writer" | "deskId">, id: string) {
  const row = await writer
    .selectFrom("stylists")
    .selectAll()
    .where("id", "=", id)
    .where("desk_id", "=", deskId)
    .executeTakeFirst();
  if (!row)
    throw new Refused("Nobody of that name works here; frontdesk people lists them.", "state");
  return row;
}

async function checkPersonNames(
  { writer, deskId }: Deed,
  person: { readonly id?: string; readonly name: string; readonly aliases: readonly string[] },
): Promise<void> {
  const others = await writer
    .selectFrom("stylists")
    .select(["id", "name", "aliases"])
    .where("desk_id", "=", deskId)
    .where("working", "=", 1)
    .execute();
  checkNamesFree([person.name, ...person.aliases], others, person.id);
}

async function refuseComing({ writer, deskId, nowMs }: Deed, id: string, name: string) {
  const coming = await comingAppointments(writer, { deskId, stylistId: id, fromMs: nowMs });
  if (coming.length === 0) return;
  const { zone } = await deskRules(writer, deskId);
  const count = coming.length === 1 ? "an appointment" : `${coming.length} appointments`;
  throw new Refused(
    `${name} has ${count} to come; move or cancel ${coming.length === 1 ? "it" : "them"} first.`,
    "state",
    coming.map((one) => appointmentLine(one, zone)),
  );
}

async function doneByNobodyElse(deed: Deed, id: string): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const { serviceId } of await skillsOf(deed.writer, { stylistId: id })) {
    const doers = await whoDoes(deed.writer, serviceId);
    if (doers.length > 1) continue;
    const service = await deed.writer
      .selectFrom("services")
      .select("name")
      .where("id", "=", serviceId)
      .where("offered", "=", 1)
      .executeTakeFirst();
    if (service) notes.push(`Nobody does ${service.name} any more, so it can't be booked.`);
  }
  return notes;
}

async function writePerson(
  deed: Deed,
  id: string,
  input: Partial<PersonInput>,
): Promise<readonly string[]> {
  const { rows, writer, deskId } = deed;
  const { locationId } = input;
  if (typeof locationId === "string") await locationRow(deed, locationId);
  await rows.update(
    "stylists",
    { id },
    {
      ...(input.name !== undefined && { name: checkText(input.name, "The name", LIMITS.name) }),
      ...(input.aliases && {
        aliases: JSON.stringify(
          input.aliases.map((alias) => checkText(alias, "Another name", LIMITS.name)),
        ),
      }),
      ...(input.specialty !== undefined && {
        specialty: checkOptionalText(input.specialty, "The specialty", LIMITS.name),
      }),
      ...(locationId !== undefined && { location_id: locationId }),
      ...(input.zone !== undefined && { zone: input.zone }),
      ...(input.mostPerDay !== undefined && {
        most_per_day:
          input.mostPerDay === null
            ? null
            : checkWhole(input.mostPerDay, "The most a day", 1, LIMITS.perDay),
      }),
      ...(input.working !== undefined && { working: input.working ? 1 : 0 }),
    },
  );
  const { name, zone, location_id: place } = await personRow(deed, id);
  if (input.serviceIds) await writeServices(deed, id, name, input.serviceIds);
  const whose = { stylistId: id };
  if (input.hours) {
    // Hours in a zone of one's own can't be laid over the desk's week.
    if (zone === null)
      checkWithinOpening(name, input.hours, await openingOf(writer, deskId, place));
    await writeWeek(deed, whose, "hours", input.hours);
  }
  if (input.breaks) await writeWeek(deed, whose, "breaks", input.breaks);
  const hours = await weekOf(writer, deskId, whose);
  return hours.length === 0 ? [`${name} has no working hours, so nobody can be booked there.`] : [];
}

async function writeServices(
  deed: Deed,
  id: string,
  name: string,
  serviceIds: readonly string[],
): Promise<void> {
  const { currency } = await deskRules(deed.writer, deed.deskId);
  if (serviceIds.length === 0) throw new Refused(`${name} must do at least one service.`);
  const now = await skillsOf(deed.writer, { stylistId: id });
  for (const skill of now)
    if (!serviceIds.includes(skill.serviceId)) await writeSkill(deed, skill, undefined, currency);
  for (const serviceId of serviceIds) {
    const known = now.find((skill) => skill.serviceId === serviceId);
    if (!known) await writeSkill(deed, { stylistId: id, serviceId }, {}, currency);
  }
}
