import { readPhoneNumber } from "../../domain/people/phone-number.ts";
import type { OldRow } from "../../store/moving-in/glamdesk-file.ts";
import { quoted, type Move } from "./move.ts";
import { readStamp } from "./old-time.ts";
import { fingerprint, textOf } from "./old-values.ts";

/** Takes the customers over, with their numbers in E.164 where they are numbers. */
export async function takeCustomers(move: Move, rows: readonly OldRow[]): Promise<void> {
  const { deed, report, rules } = move;
  const { deskId, nowMs, writer } = deed;
  const here = await writer
    .selectFrom("customers")
    .select(["id", "name", "phone"])
    .where("desk_id", "=", deskId)
    .execute();
  const ids = new Set(here.map((one) => one.id));
  const byPerson = new Map(here.map((one) => [person(one.name, one.phone), one]));
  const byPhone = new Map<string, string>();
  for (const row of rows) {
    const oldId = textOf(row, "id");
    const written = textOf(row, "phone");
    const name = nameOf(move, row);
    const read = readPhoneNumber(written, rules.country);
    const phone = read.ok ? read.number : written;
    const stamp = textOf(row, "created_at");
    const id = `customer_gd${oldId}-${fingerprint(oldId, stamp === "" ? written : stamp)}`;
    if (ids.has(id)) {
      move.customers.set(oldId, { id, name });
      report.count("customers", "known");
      continue;
    }
    const same = phone === "" ? undefined : byPerson.get(person(name, phone));
    if (same) {
      move.customers.set(oldId, { id: same.id, name: same.name });
      report.count("customers", "joined");
      joinNote(move, row, same.id);
      continue;
    }
    if (!read.ok) report.note("customers", oldId, phoneNote(name, written, rules.country));
    const sharing = byPhone.get(phone);
    if (read.ok && sharing !== undefined)
      report.note("customers", oldId, `${quoted(name)} has the same number as ${quoted(sharing)}.`);
    const email = textOf(row, "email");
    await deed.rows.insert("customers", {
      id,
      desk_id: deskId,
      name,
      phone,
      created_at_ms: readStamp(stamp, nowMs),
      email: email === "" ? null : email,
      language: null,
      note: null,
    });
    if (read.ok) {
      await deed.rows.insert("customer_phones", {
        customer_id: id,
        phone,
        added_at_ms: nowMs,
        verified_at_ms: nowMs,
      });
    }
    byPerson.set(person(name, phone), { id, name, phone });
    byPhone.set(phone, name);
    move.customers.set(oldId, { id, name });
    report.count("customers", "added");
  }
}

function nameOf({ report }: Move, row: OldRow): string {
  const name = textOf(row, "name");
  if (name !== "") return name;
  const oldId = textOf(row, "id");
  report.note("customers", oldId, `The customer has no name; it is "Customer ${oldId}".`);
  return `Customer ${oldId}`;
}

/** Two rows of one person are one customer here; what only the second one says is told. */
function joinNote({ report }: Move, row: OldRow, id: string): void {
  const email = textOf(row, "email");
  const more = email === "" ? "" : ` with the e-mail address ${email}`;
  report.note(
    "customers",
    textOf(row, "id"),
    `${quoted(textOf(row, "name"))}${more} is in the book already, as ${id}; the two are one.`,
  );
}

function phoneNote(name: string, written: string, country: string): string {
  return written === ""
    ? `${quoted(name)} has no number, so nothing can be sent.`
    : `"${written}" of ${quoted(name)} is no telephone number of ${country}; it is kept as it is, and nothing can be sent to it.`;
}

function person(name: string, phone: string): string {
  return `${phone} ${name.toLowerCase().replaceAll(/\s+/gu, " ")}`;
}
