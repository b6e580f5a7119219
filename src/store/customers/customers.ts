import { newId } from "../../base/id.ts";
import { isFullerName, whoIsMeant } from "../../domain/people/same-person.ts";
import type { Span } from "../../domain/scheduling/types.ts";
import type { Reader, Writer } from "../database.ts";
import { isExpected } from "../book/is-expected.ts";

/** Somebody the desk knows, at one of their numbers. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  /** E.164: the one they were looked for by. */
  readonly phone: string;
  /** Whether the number was shown to be theirs; false while somebody only said so. */
  readonly proven: boolean;
}

/** Everybody who shares this number (E.164), the one who came last first. */
export async function customersByPhone(
  reader: Reader,
  deskId: string,
  phone: string,
): Promise<readonly Customer[]> {
  return await customersByPhones(reader, deskId, [phone]);
}

/** Everybody at any of these numbers (E.164), once for each of them. */
export async function customersByPhones(
  reader: Reader,
  deskId: string,
  phones: readonly string[],
): Promise<readonly Customer[]> {
  if (phones.length === 0) return [];
  const rows = await reader
    .selectFrom("customer_phones")
    .innerJoin("customers", "customers.id", "customer_phones.customer_id")
    .select([
      "customers.id",
      "customers.name",
      "customer_phones.phone",
      "customer_phones.verified_at_ms",
    ])
    .where("customers.desk_id", "=", deskId)
    .where("customer_phones.phone", "in", phones)
    .orderBy("customers.created_at_ms", "desc")
    .orderBy("customers.id")
    .execute();
  return rows.map(({ id, name, phone, verified_at_ms: provenAtMs }) => {
    const proven = provenAtMs !== null;
    return { id, name, phone, proven };
  });
}

/** Who has this id, or a number that is none and was kept as an old book had it. */
export async function customersAsWritten(
  reader: Reader,
  deskId: string,
  word: string,
): Promise<readonly Pick<Customer, "id" | "name">[]> {
  if (word.trim() === "") return [];
  return await reader
    .selectFrom("customers")
    .select(["id", "name"])
    .where("desk_id", "=", deskId)
    .where((eb) => eb.or([eb("id", "=", word.trim()), eb("phone", "=", word.trim())]))
    .execute();
}

/** Every number (E.164) that these customers are reached on. */
export async function numbersOfCustomers(
  reader: Reader,
  customerIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom("customer_phones")
    .select("phone")
    .distinct()
    .where("customer_id", "in", customerIds)
    .execute();
  return rows.map(({ phone }) => phone);
}

/** Whose appointment it is to be, and how far that is shown. */
export interface WhoComes {
  readonly deskId: string;
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  /** The numbers shown to be the caller's own; undefined when whoever acts may speak for everybody. */
  readonly ownNumbers?: readonly string[];
  /** When they are to come. */
  readonly during?: Span;
  readonly nowMs: number;
}

/** The customer who comes, and what had to be written for it. */
export interface WhoCame {
  readonly id: string;
  readonly change: "none" | "added" | "renamed" | "number-added";
}

/**
 * The customer of this name at this number; a new one when there is none. A number of the caller's own completes a name ("Anita"
 * becomes "Anita Kumar") and is added to the person whom their other number shows them to be. A number that was only
 * spoken changes nobody: anybody can say one. Nor does it tell when somebody is expected: an appointment beside another of theirs
 * goes under a second entry of the same name, as if they were two.
 */
export async function customerFor(writer: Writer, who: WhoComes): Promise<WhoCame> {
  const { deskId, name, phone, ownNumbers, during, nowMs } = who;
  const proven = ownNumbers === undefined || ownNumbers.includes(phone);
  const everybody = await customersByPhone(writer, deskId, phone);
  const meant = whoIsThere(name, everybody);
  const here = proven || !during ? meant : await whoIsFree(writer, meant, everybody, during);
  if (here) {
    if (!proven) return { id: here.id, change: "none" };
    await addCustomerPhone(writer, { customerId: here.id, phone, nowMs, proven });
    if (!isFullerName(name, here.name)) return { id: here.id, change: "none" };
    await writer.updateTable("customers").set({ name }).where("id", "=", here.id).execute();
    return { id: here.id, change: "renamed" };
  }
  const others = (ownNumbers ?? []).filter((number) => proven && number !== phone);
  const elsewhere = whoIsMeant(name, await customersByPhones(writer, deskId, others));
  if (elsewhere) {
    await addCustomerPhone(writer, { customerId: elsewhere.id, phone, nowMs, proven });
    return { id: elsewhere.id, change: "number-added" };
  }
  return {
    id: await insertCustomer(writer, { deskId, name: meant?.name ?? name, phone, nowMs, proven }),
    change: "added",
  };
}

/** Who at one number is meant by a name: of those it was shown to be of, or else of those of whom it was only said. */
export function whoIsThere(name: string, everybody: readonly Customer[]): Customer | undefined {
  const shown = everybody.filter(({ proven }) => proven);
  return whoIsMeant(name, shown) ?? whoIsMeant(name, everybody);
}

/** Who is meant, or else another entry of that name, who isn't expected elsewhere during that stretch. */
async function whoIsFree(
  reader: Reader,
  meant: Customer | undefined,
  everybody: readonly Customer[],
  during: Span,
): Promise<Customer | undefined> {
  if (!meant) return undefined;
  const namesakes = everybody.filter(
    ({ id, name, proven }) => name === meant.name && !proven && id !== meant.id,
  );
  for (const one of [meant, ...namesakes])
    if (!(await isExpected(reader, one.id, during))) return one;
  return undefined;
}

/** Adds somebody who is reached on this number (E.164) first. Answers the new id. */
async function insertCustomer(
  writer: Writer,
  customer: {
    readonly deskId: string;
    readonly name: string;
    readonly phone: string;
    readonly nowMs: number;
    /** Whether the number is shown to be theirs: by the line they call from, a code, or the owner's word. */
    readonly proven: boolean;
  },
): Promise<string> {
  const { deskId, name, phone, nowMs, proven } = customer;
  const id = newId("customer");
  await writer
    .insertInto("customers")
    .values({ id, desk_id: deskId, name, phone, created_at_ms: nowMs })
    .execute();
  await addCustomerPhone(writer, { customerId: id, phone, nowMs, proven });
  return id;
}

/** Notes that a customer is reached on this number (E.164) too. What was shown once stays shown. */
export async function addCustomerPhone(
  writer: Writer,
  {
    customerId,
    phone,
    nowMs,
    proven,
  }: {
    readonly customerId: string;
    readonly phone: string;
    readonly nowMs: number;
    readonly proven: boolean;
  },
): Promise<void> {
  await writer
    .insertInto("customer_phones")
    .values({
      customer_id: customerId,
      phone,
      added_at_ms: nowMs,
      verified_at_ms: proven ? nowMs : null,
    })
    .onConflict((conflict) => {
      const again = conflict.columns(["customer_id", "phone"]);
      return proven
        ? again
            .doUpdateSet({ verified_at_ms: nowMs })
            .where("customer_phones.verified_at_ms", "is", null)
        : again.doNothing();
    })
    .execute();
}
