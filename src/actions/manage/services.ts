import { LIMITS } from "../../domain/business/limits.ts";
import type { ServicePhase } from "../../domain/business/service.ts";
import { readStrings } from "../../store/read-strings.ts";
import { appointmentLine, comingAppointments } from "./coming.ts";
import { checkOptionalText, checkText, checkWhole } from "./check-fields.ts";
import { checkPhases, checkPrice } from "./check-service.ts";
import { perform, type Deed, type Done, type ManageContext } from "./deed.ts";
import { checkNamesFree, deskRules } from "./desk-row.ts";
import { isInUse } from "./in-use.ts";
import { Refused } from "./refused.ts";
import { newRowId } from "./row-id.ts";
import { skillsOf, whoDoes, writeSkill, type OwnTerms } from "./skills.ts";

/** A service as its owner describes it; everything that is left out of a change stays. */
export interface ServiceInput {
  readonly name: string;
  readonly phases: readonly ServicePhase[];
  /** In the smallest unit of the desk's currency. */
  readonly priceMinor: number;
  readonly aliases?: readonly string[];
  readonly description?: string | null;
  readonly bufferBeforeMinutes?: number;
  readonly bufferAfterMinutes?: number;
  readonly mostPerDay?: number | null;
  /** The kind of room or chair it takes. */
  readonly resourceKind?: string | null;
  /** Who does it; a new service is done by everybody unless this says otherwise. */
  readonly stylistIds?: readonly string[];
  /** Own prices and lengths, by the id of the person. */
  readonly ownTerms?: ReadonlyMap<string, OwnTerms>;
  /** False: no longer offered, but kept for what was booked. */
  readonly offered?: boolean;
}

/** Adds a service. `id` is short, `gel-nails`; without one it is made of the name. */
export async function addService(
  context: ManageContext,
  input: ServiceInput & { readonly id?: string },
): Promise<Done> {
  return await perform(context, async (deed) => {
    const { deskId, rows, writer } = deed;
    const id = await newRowId(deed, "services", input.name, input.id);
    const last = await writer
      .selectFrom("services")
      .select(({ fn }) => fn.max("position").as("position"))
      .where("desk_id", "=", deskId)
      .executeTakeFirst();
    await checkServiceNames(deed, { name: input.name, aliases: input.aliases ?? [] });
    await rows.insert("services", {
      id,
      desk_id: deskId,
      name: "",
      aliases: "[]",
      description: null,
      price_minor: 0,
      buffer_before_minutes: 0,
      buffer_after_minutes: 0,
      position: (last?.position ?? -1) + 1,
      resource_kind: null,
      most_per_day: null,
      offered: 1,
    });
    await writeColumns(deed, id, input);
    await writePhases(deed, id, input.phases);
    const everybody = await writer
      .selectFrom("stylists")
      .select("id")
      .where("desk_id", "=", deskId)
      .where("working", "=", 1)
      .execute();
    await writeDoers(deed, id, {
      stylistIds: everybody.map((one) => one.id),
      ...input,
    });
    return { id, notes: await notesOn(deed, id) };
  });
}

/** Changes a service. What is booked already stays as it was agreed. */
export async function changeService(
  context: ManageContext,
  id: string,
  changes: Partial<ServiceInput>,
): Promise<Done> {
  return await perform(context, async (deed) => {
    const now = await serviceRow(deed, id);
    const offered = changes.offered ?? now.offered === 1;
    if (offered) {
      const aliases = changes.aliases ?? readStrings(now.aliases);
      await checkServiceNames(deed, { id, name: changes.name ?? now.name, aliases });
    } else if (now.offered === 1) {
      await refuseComing(deed, id, now.name);
    }
    await writeColumns(deed, id, changes);
    if (changes.phases) await writePhases(deed, id, changes.phases);
    await writeDoers(deed, id, changes);
    return { id, notes: await notesOn(deed, id) };
  });
}

/**
 * Takes a service out of what is offered. One that was ever booked stays in the book's history, as no longer offered.
 * Throws `Refused` with the list when appointments for it are still to come.
 */
export async function removeService(context: ManageContext, id: string): Promise<Done> {
  return await perform(context, async (deed) => {
    const { rows, writer } = deed;
    const now = await serviceRow(deed, id);
    await refuseComing(deed, id, now.name);
    if (await isInUse(writer, "services", id)) {
      await rows.update("services", { id }, { offered: 0 });
      return { id, notes: [`Past appointments keep it in the book; it is no longer offered.`] };
    }
    await writeDoers(deed, id, { stylistIds: [] });
    await removePhases(deed, id);
    await rows.remove("services", { id });
    return { id, notes: [] };
  });
}

async function serviceRow({ writer, deskId }: Deed, id: string) {
  const row = await writer
    .selectFrom("services")
    .selectAll()
    .where("id", "=", id)
    .where("desk_id", "=", deskId)
    .executeTakeFirst();
  if (!row) throw new Refused("There is no such service; frontdesk services lists them.", "state");
  return row;
}

async function checkServiceNames(
  { writer, deskId }: Deed,
  service: { readonly id?: string; readonly name: string; readonly aliases: readonly string[] },
): Promise<void> {
  const others = await writer
    .selectFrom("services")
    .select(["id", "name", "aliases"])
    .where("desk_id", "=", deskId)
    .where("offered", "=", 1)
    .execute();
  checkNamesFree([service.name, ...service.aliases], others, service.id);
}

async function refuseComing({ writer, deskId, nowMs }: Deed, id: string, name: string) {
  const coming = await comingAppointments(writer, { deskId, serviceId: id, fromMs: nowMs });
  if (coming.length === 0) return;
  const { zone } = await deskRules(writer, deskId);
  throw new Refused(
    `${name} is booked ${coming.length === 1 ? "once" : `${coming.length} times`} in the days to come; move or cancel that first.`,
    "state",
    coming.map((one) => appointmentLine(one, zone)),
  );
}

async function writeColumns(deed: Deed, id: string, input: Partial<ServiceInput>): Promise<void> {
  const { bufferBeforeMinutes: before, bufferAfterMinutes: after } = input;
  const { currency } = await deskRules(deed.writer, deed.deskId);
  await deed.rows.update(
    "services",
    { id },
    {
      ...(input.name !== undefined && { name: checkText(input.name, "The name", LIMITS.name) }),
      ...(input.aliases && {
        aliases: JSON.stringify(
          input.aliases.map((alias) => checkText(alias, "Another name", LIMITS.name)),
        ),
      }),
      ...(input.description !== undefined && {
        description: checkOptionalText(input.description, "The description", LIMITS.description),
      }),
      ...(input.priceMinor !== undefined && {
        price_minor: checkPrice(input.priceMinor, currency),
      }),
      ...(before !== undefined && {
        buffer_before_minutes: checkWhole(before, "The buffer before", 0, LIMITS.bufferMinutes),
      }),
      ...(after !== undefined && {
        buffer_after_minutes: checkWhole(after, "The buffer after", 0, LIMITS.bufferMinutes),
      }),
      ...(input.mostPerDay !== undefined && {
        most_per_day:
          input.mostPerDay === null
            ? null
            : checkWhole(input.mostPerDay, "The most a day", 1, LIMITS.perDay),
      }),
      ...(input.resourceKind !== undefined && {
        resource_kind: await checkKind(deed, input.resourceKind),
      }),
      ...(input.offered !== undefined && { offered: input.offered ? 1 : 0 }),
    },
  );
}

async function checkKind({ writer, deskId }: Deed, kind: string | null): Promise<string | null> {
  if (kind === null || kind.trim() === "") return null;
  const kinds = await writer
    .selectFrom("resources")
    .select("kind")
    .distinct()
    .where("desk_id", "=", deskId)
    .execute();
  if (kinds.some((one) => one.kind === kind)) return kind;
  const known = kinds.map((one) => one.kind).join(", ");
  throw new Refused(
    `There is no room or chair of the kind "${kind}"; ${known === "" ? "the desk has none" : `known: ${known}`}.`,
  );
}

async function writePhases(deed: Deed, id: string, phases: readonly ServicePhase[]): Promise<void> {
  await removePhases(deed, id);
  for (const [position, { kind, minutes }] of checkPhases(phases).entries())
    await deed.rows.insert("service_phases", { service_id: id, position, kind, minutes });
}

async function removePhases({ rows, writer }: Deed, id: string): Promise<void> {
  const old = await writer
    .selectFrom("service_phases")
    .select("position")
    .where("service_id", "=", id)
    .execute();
  for (const { position } of old) await rows.remove("service_phases", { service_id: id, position });
}

async function writeDoers(deed: Deed, id: string, input: Partial<ServiceInput>): Promise<void> {
  const { stylistIds, ownTerms } = input;
  if (!stylistIds && !ownTerms) return;
  const now = await skillsOf(deed.writer, { serviceId: id });
  const doers = new Set(stylistIds ?? now.map((skill) => skill.stylistId));
  const { currency } = await deskRules(deed.writer, deed.deskId);
  for (const skill of now)
    if (!doers.has(skill.stylistId)) await writeSkill(deed, skill, undefined, currency);
  for (const stylistId of doers) {
    const known = now.find((skill) => skill.stylistId === stylistId);
    const terms = ownTerms ? (ownTerms.get(stylistId) ?? {}) : (known ?? {});
    await writeSkill(deed, { stylistId, serviceId: id }, terms, currency);
  }
  const stray = [...(ownTerms?.keys() ?? [])].find((stylistId) => !doers.has(stylistId));
  if (stray !== undefined)
    throw new Refused("Own terms are only for people who do the service; name them there as well.");
}

async function notesOn(deed: Deed, id: string): Promise<readonly string[]> {
  const { offered, name } = await serviceRow(deed, id);
  if (offered === 0) return [];
  const doers = await whoDoes(deed.writer, id);
  return doers.length > 0
    ? [`Done by ${doers.join(", ")}.`]
    : [`Nobody does ${name} yet, so it can't be booked; say who does.`];
}
