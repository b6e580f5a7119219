import { LIMITS } from "../../../domain/business/limits.ts";
import { readPhoneNumber } from "../../../domain/people/phone-number.ts";
import { splitName } from "../../../domain/people/split-name.ts";
import { checkOptionalText, checkText } from "../../manage/check-fields.ts";
import { perform, type Deed, type Done, type ManageContext } from "../../manage/deed.ts";
import { deskRules } from "../../manage/desk-row.ts";
import { Refused } from "../../manage/refused.ts";
import { newRowId } from "../../manage/row-id.ts";
import { openPlaces } from "./directory-places.ts";
import { NOTHING_KNOWN } from "./nothing-known.ts";

/** Somebody who can be visited, as the owner writes it; what is left out of a change stays, and null clears. */
export interface EmployeeInput {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly title?: string | null;
  /** By its name; a new one is added. */
  readonly department?: string | null;
  /** By its id. */
  readonly locationId?: string | null;
  readonly email?: string | null;
  /** As it is written. */
  readonly phone?: string | null;
  /** Who steps in for them. */
  readonly alternateId?: string | null;
  readonly awayUntilMs?: number | null;
  /** Whom to see instead of somebody who left. */
  readonly seeInsteadId?: string | null;
  /** False: they left. */
  readonly here?: boolean;
}

/** Adds somebody to the directory. */
export async function addEmployee(
  context: ManageContext,
  input: EmployeeInput & { readonly id?: string },
): Promise<Done> {
  return await perform(context, async (deed) => {
    const id = await newRowId(deed, "employees", input.name, input.id);
    await deed.rows.insert("employees", {
      id,
      desk_id: deed.deskId,
      source: "owner",
      external_id: null,
      name: "",
      given_name: "",
      family_name: "",
      status: "here",
      gone_at_ms: null,
      ...NOTHING_KNOWN,
    });
    await write(deed, id, input);
    return { id, notes: await namesakes(deed, id, input.name) };
  });
}

/** Changes somebody; what a file or an identity provider says next about the same person comes in its place. */
export async function changeEmployee(
  context: ManageContext,
  id: string,
  changes: Partial<EmployeeInput>,
): Promise<Done> {
  return await perform(context, async (deed) => {
    await employeeRow(deed, id);
    await write(deed, id, changes);
    return { id, notes: [] };
  });
}

/** Somebody left. They stay in the directory as gone: visitors still ask for them, and past visits name them. */
export async function removeEmployee(context: ManageContext, id: string): Promise<Done> {
  return await perform(context, async (deed) => {
    const { name } = await employeeRow(deed, id);
    await write(deed, id, { here: false });
    const advice = `Visitors who ask for ${name} are told so; --see-instead names somebody to see.`;
    return { id, notes: [advice] };
  });
}

async function write(deed: Deed, id: string, input: Partial<EmployeeInput>): Promise<void> {
  const { rows, nowMs } = deed;
  const { aliases, title, locationId, alternateId, awayUntilMs, seeInsteadId, here } = input;
  if (alternateId === id) throw new Refused("Nobody can step in for themselves.");
  await rows.update(
    "employees",
    { id },
    {
      ...(input.name !== undefined && namesOf(input.name)),
      ...(aliases && {
        aliases: JSON.stringify(aliases.map((one) => checkText(one, "A name", LIMITS.name))),
      }),
      ...(title !== undefined && { title: checkOptionalText(title, "The title", LIMITS.name) }),
      ...(input.department !== undefined && {
        department_id: await departmentOf(deed, input.department),
      }),
      ...(locationId !== undefined && { location_id: locationId }),
      ...(input.email !== undefined && { email: addressOf(input.email) }),
      ...(input.phone !== undefined && { phone: await numberOf(deed, input.phone) }),
      ...(alternateId !== undefined && { alternate_id: alternateId }),
      ...(awayUntilMs !== undefined && { away_until_ms: awayUntilMs }),
      ...(seeInsteadId !== undefined && { see_instead_id: seeInsteadId }),
      ...(here !== undefined && {
        status: here ? "here" : "gone",
        gone_at_ms: here ? null : nowMs,
      }),
    },
  );
}

function namesOf(written: string) {
  const name = checkText(written, "The name", LIMITS.name);
  const { givenName, familyName } = splitName(name);
  return { name, given_name: givenName, family_name: familyName };
}

async function departmentOf(deed: Deed, name: string | null): Promise<string | null> {
  const written = checkOptionalText(name, "The department", LIMITS.name);
  return written === null ? null : await (await openPlaces(deed)).department(written);
}

function addressOf(written: string | null): string | null {
  const email = checkOptionalText(written, "The e-mail address", 200);
  if (email === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email)) return email;
  throw new Refused(`"${email}" is no e-mail address; write one such as sam@example.com.`);
}

async function numberOf({ writer, deskId }: Deed, written: string | null): Promise<string | null> {
  if (written === null || written.trim() === "") return null;
  const read = readPhoneNumber(written, (await deskRules(writer, deskId)).country);
  if (read.ok) return read.number;
  throw new Refused(`"${written}" is no telephone number; write one such as +1 212 555 0100.`);
}

/** Two of one name are asked apart by their department: the owner should know whether that can be. */
async function namesakes({ writer, deskId }: Deed, id: string, name: string): Promise<string[]> {
  const others = await writer
    .selectFrom("employees")
    .select(["name", "department_id"])
    .where("desk_id", "=", deskId)
    .where("status", "=", "here")
    .where("id", "<>", id)
    .execute();
  const same = others.filter((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  return same.length === 0
    ? []
    : [`There is another ${name.trim()}; visitors are asked which department they mean.`];
}

async function employeeRow({ writer, deskId }: Deed, id: string) {
  const row = await writer
    .selectFrom("employees")
    .select("name")
    .where("id", "=", id)
    .where("desk_id", "=", deskId)
    .executeTakeFirst();
  if (row) return row;
  throw new Refused("There is nobody of that name; frontdesk employees lists them.", "state");
}
