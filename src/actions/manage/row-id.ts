import type { OwnedTable } from "../../store/journal.ts";
import type { Deed } from "./deed.ts";
import { Refused } from "./refused.ts";
import { isSlug, slugFor } from "./slug.ts";

/** The tables whose rows have a short readable id within their desk. */
type SlugTable = Extract<
  OwnedTable,
  | "services"
  | "stylists"
  | "faqs"
  | "closures"
  | "locations"
  | "resources"
  | "departments"
  | "employees"
  | "lobby_documents"
>;

const KINDS: Readonly<Record<SlugTable, string>> = {
  services: "service",
  stylists: "person",
  faqs: "question",
  closures: "closure",
  locations: "location",
  resources: "room",
  departments: "department",
  employees: "person",
  lobby_documents: "document",
};

/**
 * The id of a new row, with the desk's before it. Throws `Refused` when `wanted` isn't of the right form or is taken; an id
 * may also be given whole, as an export has it.
 */
export async function newRowId(
  { writer, deskId }: Deed,
  table: SlugTable,
  name: string,
  wanted: string | undefined,
): Promise<string> {
  const rows = await writer.selectFrom(table).select("id").where("desk_id", "=", deskId).execute();
  const taken = new Set(rows.map((row) => row.id));
  if (wanted === undefined)
    return `${deskId}/${slugFor(name, KINDS[table], (slug) => taken.has(`${deskId}/${slug}`))}`;
  const id = wanted.startsWith(`${deskId}/`) ? wanted : `${deskId}/${wanted}`;
  if (taken.has(id)) throw new Refused(`The id ${wanted} is taken; choose another one.`, "state");
  if (!isSlug(id.slice(deskId.length + 1)))
    throw new Refused(`"${wanted}" is no id; write small letters, digits and hyphens.`);
  return id;
}

/** An id without its desk's, as people write it. */
export function shortId(deskId: string, id: string): string {
  return id.startsWith(`${deskId}/`) ? id.slice(deskId.length + 1) : id;
}

/** The id as the database has it, of one that was written with or without its desk's. */
export function wholeId(deskId: string, id: string): string {
  return id.startsWith(`${deskId}/`) ? id : `${deskId}/${id}`;
}
