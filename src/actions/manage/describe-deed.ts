import type { DeedRows } from "../../store/audit/deeds.ts";
import { shortId } from "./row-id.ts";

/** What ids are called now; undefined for what has no name any more. */
export type NameOf = (id: string | null | undefined) => string | undefined;

/** What an owner calls the rows of a table, the thing that matters first. */
const THINGS: readonly (readonly [table: string, one: string, several: string])[] = [
  ["visits", "the appointment", "appointments"],
  ["locations", "the location", "locations"],
  ["resources", "the room", "rooms"],
  ["services", "the service", "services"],
  ["stylists", "", "people"],
  ["customers", "the customer", "customers"],
  ["faqs", "the question", "questions"],
  ["closures", "the closure", "closures"],
  ["employees", "", "people"],
  ["departments", "the department", "departments"],
  ["lobby_documents", "the document", "documents"],
  ["deny_entries", "somebody on the deny list,", "people on the deny list"],
  ["desks", "the desk", "desks"],
];

/** Tables whose rows say something about somebody or something else: the columns that name it, and what they say. */
const SAYINGS: readonly (readonly [table: string, owner: readonly string[], what: string])[] = [
  ["time_off", ["stylist_id"], "time off"],
  ["date_overrides", ["stylist_id", "location_id"], "hours"],
  ["weekly_hours", ["stylist_id", "location_id"], "hours"],
  ["breaks", ["stylist_id"], "breaks"],
  ["service_phases", ["service_id"], "length"],
  ["stylist_services", ["stylist_id"], "services"],
  ["customer_phones", ["customer_id"], "numbers"],
];

/** A deed in a few words, e.g. `added the service Gel nails` or `changed the length of Gel nails`. */
export function describeDeed(deed: DeedRows, nameOf: NameOf = () => undefined): string {
  for (const [table, one, several] of THINGS) {
    const rows = deed.filter((row) => row.subject === table);
    const [first, another] = rows;
    if (!first) continue;
    const did = verbOf(rows);
    if (another) return `${did} ${rows.length} ${several}`;
    return [did, one, ownName(first)].filter((word) => word !== "").join(" ");
  }
  for (const [table, columns, what] of SAYINGS) {
    const rows = deed.filter((row) => row.subject === table);
    const [first] = rows;
    if (!first) continue;
    const owners = new Set(rows.map((row) => ownerOf(row, columns, nameOf)));
    const [owner = ""] = owners;
    const whose = owners.size === 1 ? owner : `${owners.size} of them`;
    if (table === "time_off") return `${verbOf(rows)} time off of ${whose}`;
    const day = table === "date_overrides" ? ` on ${dayOf(first)}` : "";
    return `changed the ${what} of ${whose}${day}`;
  }
  return "changed something";
}

/** What a file brought, by kinds: `3 customers, 1 service, 2 appointments`; empty when it was no more than one thing. */
export function countBrought(deed: DeedRows): string {
  const brought = deed.filter((row) => row.action !== "removed");
  const counts = THINGS.map(([table, one, several]) => {
    const count = brought.filter((row) => row.subject === table).length;
    const noun = count === 1 ? one.replace("the ", "") : several;
    return { count, words: `${count} ${noun === "" ? "person" : noun}` };
  }).filter(({ count }) => count > 0);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return total > 1 ? counts.map(({ words }) => words).join(", ") : "";
}

function verbOf(rows: DeedRows): string {
  const [first] = rows;
  return rows.every((row) => row.action === first?.action) ? (first?.action ?? "") : "changed";
}

function ownerOf(row: DeedRows[number], columns: readonly string[], nameOf: NameOf): string {
  const kept = keptOf(row);
  const id = columns.map((column) => kept[column]).find((one) => typeof one === "string");
  if (typeof id !== "string") return "the desk";
  return nameOf(id) ?? shortId(row.desk_id, id);
}

function dayOf(row: DeedRows[number]): string {
  const { date } = keptOf(row);
  return typeof date === "string" ? date : "a date";
}

function ownName(row: DeedRows[number]): string {
  const kept = keptOf(row);
  if (typeof kept["name"] === "string") return kept["name"];
  if (typeof kept["questions"] === "string") {
    const questions: unknown = JSON.parse(kept["questions"]);
    if (Array.isArray(questions)) return `"${String(questions[0])}"`;
  }
  if (typeof kept["from_date"] === "string") return kept["from_date"];
  return shortId(row.desk_id, row.subject_id);
}

function keptOf(row: DeedRows[number]): Readonly<Record<string, unknown>> {
  const kept: unknown = JSON.parse(row.after ?? row.before ?? "{}");
  return typeof kept === "object" && kept !== null ? { ...kept } : {};
}
