import { appointmentsTable } from "../appointments-table.ts";
import type { Table } from "../table.ts";
import { tables } from "../tables.ts";

const all: readonly Table[] = [...tables, appointmentsTable];

/** The tables that can be written to a file and read from one. */
export const csvTables: readonly string[] = all.map((table) => table.name);

/** Other words for them; the columns of a file are the same. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  people: "stylists",
  providers: "stylists",
  reasons: "services",
};

/** One of them by its name. */
export function csvTable(name: string): Table | undefined {
  return all.find((table) => table.name === (ALSO_CALLED[name] ?? name));
}
