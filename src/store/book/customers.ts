import { newId } from "../../base/id.ts";
import type { Reader, Writer } from "../database.ts";

/** Somebody the desk knows. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
}

/** Everybody who shares this number (E.164), the one who came last first. */
export async function customersByPhone(
  reader: Reader,
  deskId: string,
  phone: string,
): Promise<readonly Customer[]> {
  return await reader
    .selectFrom("customers")
    .select(["id", "name", "phone"])
    .where("desk_id", "=", deskId)
    .where("phone", "=", phone)
    .orderBy("created_at_ms", "desc")
    .orderBy("id")
    .execute();
}

/**
 * The customer of this name at this number; a new one when there is none. "Anita" and "Anita Kumar" at one number are
 * the same person, who is kept under the fuller name; "Anita" and "Ravi" are two.
 */
export async function customerFor(
  writer: Writer,
  who: {
    readonly deskId: string;
    readonly name: string;
    readonly phone: string;
    readonly nowMs: number;
  },
): Promise<string> {
  const sharing = await customersByPhone(writer, who.deskId, who.phone);
  const same = sharing.filter((customer) => samePerson(customer.name, who.name));
  const [known] = same;
  // With two Anitas at one number, a bare "Anita" says which of them only when one is called just that.
  const exact = same.find((customer) => key(customer.name) === key(who.name));
  const chosen = exact ?? (same.length === 1 ? known : undefined);
  if (!chosen) return await insertCustomer(writer, who);
  if (words(who.name).length > words(chosen.name).length) {
    await writer
      .updateTable("customers")
      .set({ name: who.name })
      .where("id", "=", chosen.id)
      .execute();
  }
  return chosen.id;
}

async function insertCustomer(
  writer: Writer,
  who: {
    readonly deskId: string;
    readonly name: string;
    readonly phone: string;
    readonly nowMs: number;
  },
): Promise<string> {
  const id = newId("customer");
  await writer
    .insertInto("customers")
    .values({
      id,
      desk_id: who.deskId,
      name: who.name,
      phone: who.phone,
      created_at_ms: who.nowMs,
    })
    .execute();
  return id;
}

/** Whether one name begins with all the words of the other. */
function samePerson(one: string, other: string): boolean {
  const [shorter, longer] = [words(one), words(other)].toSorted((a, b) => a.length - b.length);
  return shorter?.every((word, index) => word === longer?.[index]) === true;
}

function words(name: string): readonly string[] {
  return name.toLocaleLowerCase("en").split(/\s+/).filter(Boolean);
}

function key(name: string): string {
  return words(name).join(" ");
}
