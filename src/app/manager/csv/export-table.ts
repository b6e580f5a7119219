import type { ManageContext } from "../../../actions/manage/deed.ts";
import type { Table } from "../table.ts";
import { writeCsv } from "./write-csv.ts";

/** A table as a file that `importTable` reads again: ids first, and everything, what is past as well. */
export async function exportTable(
  context: ManageContext,
  table: Table,
): Promise<{ readonly csv: string; readonly rows: number }> {
  const fields = table.fields
    .filter((field) => field.notExported !== true)
    .map((field) => field.name);
  const entries = await table.list(context);
  const rows = entries.map(({ id, words }) =>
    [id].concat(fields.map((field) => words[field] ?? "")),
  );
  return { csv: writeCsv(["id", ...fields], rows), rows: rows.length };
}
