import { newId } from "../../base/id.ts";
import { LIMITS } from "../../domain/business/limits.ts";
import { readPhoneNumber } from "../../domain/people/phone-number.ts";
import { checkOptionalText, checkText } from "./check-fields.ts";
import { appointmentLine, comingAppointments } from "./coming.ts";
import { perform, type Deed, type Done, type ManageContext } from "./deed.ts";
import { deskRules } from "./desk-row.ts";
import { isInUse } from "./in-use.ts";
import { Refused } from "./refused.ts";

/** Somebody who comes here; telephone numbers as they are written, in any form that holds in the desk's country. */
export interface CustomerInput {
  readonly name: string;
  /** The number they are reached on first. */
  readonly phone: string;
  /** All other numbers. */
  readonly otherPhones?: readonly string[];
  readonly email?: string | null;
  /** BCP 47. */
  readonly language?: string | null;
  readonly note?: string | null;
}

export async function addCustomer(
  context: ManageContext,
  input: CustomerInput & { readonly id?: string },
): Promise<Done> {
  return await perform(context, async (deed) => {
    const { deskId, rows, nowMs } = deed;
    const id = input.id ?? newId("customer");
    if (await rows.find("customers", { id }))
      throw new Refused(`The id ${id} is taken; leave it out.`, "state");
    await rows.insert("customers", {
      id,
      desk_id: deskId,
      name: "",
      phone: "",
      created_at_ms: nowMs,
      email: null,
      language: null,
      note: null,
    });
    await writeCustomer(deed, id, input);
    return { id, notes: [] };
  });
}

export async function changeCustomer(
  context: ManageContext,
  id: string,
  changes: Partial<CustomerInput>,
): Promise<Done> {
  return await perform(context, async (deed) => {
    await customerRow(deed, id);
    await writeCustomer(deed, id, changes);
    return { id, notes: [] };
  });
}

/** Takes out somebody who never had an appointment. Throws `Refused` for everybody else: the book needs them. */
export async function removeCustomer(context: ManageContext, id: string): Promise<Done> {
  return await perform(context, async (deed) => {
    const { rows, writer, deskId, nowMs } = deed;
    const { name } = await customerRow(deed, id);
    const coming = await comingAppointments(writer, { deskId, customerId: id, fromMs: nowMs });
    if (coming.length > 0) {
      const { zone } = await deskRules(writer, deskId);
      const count = coming.length === 1 ? "an appointment" : `${coming.length} appointments`;
      throw new Refused(
        `${name} has ${count} to come; cancel first.`,
        "state",
        coming.map((one) => appointmentLine(one, zone)),
      );
    }
    if (await isInUse(writer, "customers", id))
      throw new Refused(
        `${name} has been here before, and the book keeps that; to take out the name and numbers, use frontdesk erase ${id}.`,
        "state",
      );
    for (const phone of await numbersOf(deed, id))
      await rows.remove("customer_phones", { customer_id: id, phone });
    await rows.remove("customers", { id });
    return { id, notes: [] };
  });
}

async function customerRow({ writer, deskId }: Deed, id: string) {
  const row = await writer
    .selectFrom("customers")
    .selectAll()
    .where("id", "=", id)
    .where("desk_id", "=", deskId)
    .executeTakeFirst();
  if (row) return row;
  throw new Refused("There is no such customer; frontdesk customers lists them.", "state");
}

async function numbersOf({ writer }: Deed, id: string): Promise<readonly string[]> {
  const rows = await writer
    .selectFrom("customer_phones")
    .select("phone")
    .where("customer_id", "=", id)
    .orderBy("added_at_ms")
    .orderBy("phone")
    .execute();
  return rows.map((row) => row.phone);
}

async function writeCustomer(deed: Deed, id: string, input: Partial<CustomerInput>): Promise<void> {
  const { rows, writer, deskId, nowMs } = deed;
  const { country } = await deskRules(writer, deskId);
  const before = await customerRow(deed, id);
  const phone =
    input.phone === undefined || input.phone === before.phone
      ? before.phone
      : readNumber(input.phone, country);
  await rows.update(
    "customers",
    { id },
    {
      phone,
      ...(input.name !== undefined && { name: checkText(input.name, "The name", LIMITS.name) }),
      ...(input.email !== undefined && { email: checkEmail(input.email) }),
      ...(input.language !== undefined && { language: checkLanguage(input.language) }),
      ...(input.note !== undefined && {
        note: checkOptionalText(input.note, "The note", LIMITS.note),
      }),
    },
  );
  const known = await numbersOf(deed, id);
  const others = input.otherPhones
    ? // A number that came from an old book as it was written there stays.
      input.otherPhones.map((one) => (known.includes(one) ? one : readNumber(one, country)))
    : known.filter((one) => one !== before.phone);
  const wanted = new Set([phone, ...others]);
  for (const old of known)
    if (!wanted.has(old)) await rows.remove("customer_phones", { customer_id: id, phone: old });
  for (const number of wanted) {
    // From an old book somebody may have no number, or one that can't be rung.
    if (known.includes(number) || !number.startsWith("+")) continue;
    const row = { customer_id: id, phone: number, added_at_ms: nowMs, verified_at_ms: nowMs };
    await rows.insert("customer_phones", row);
  }
  await refuseTwin(deed, id, phone);
}

/** Two customers of one name at one number are the same person. */
async function refuseTwin({ writer, deskId }: Deed, id: string, phone: string): Promise<void> {
  const sharing = await writer
    .selectFrom("customers")
    .select(["id", "name"])
    .where("desk_id", "=", deskId)
    .where("phone", "=", phone)
    .execute();
  const own = sharing.find((one) => one.id === id)?.name.toLowerCase();
  if (sharing.some((one) => one.id !== id && one.name.toLowerCase() === own))
    throw new Refused("Somebody of that name and number is in the book already.", "state");
}

function readNumber(written: string, country: string): string {
  const read = readPhoneNumber(written, country);
  if (read.ok) return read.number;
  throw new Refused(
    `"${written}" is no telephone number of ${country}; write it with its country code, such as +91 98401 23456.`,
  );
}

function checkEmail(email: string | null): string | null {
  const text = checkOptionalText(email, "The e-mail address", 254);
  if (text === null || /^[^\s@]+@[^\s@]+$/u.test(text)) return text;
  throw new Refused(`"${text}" is no e-mail address; write one such as anita@example.com.`);
}

function checkLanguage(language: string | null): string | null {
  const text = checkOptionalText(language, "The language", 20);
  if (text === null) return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    throw new Refused(`"${text}" is no language tag; write one such as en-IN.`);
  }
}
