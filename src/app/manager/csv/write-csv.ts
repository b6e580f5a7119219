import { stringify } from "csv-stringify/sync";
import { guardCell } from "./formula-guard.ts";

/** Rows as a file that Excel and everything else opens: UTF-8 with its mark, commas, CRLF, no cell run as a formula. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(guardCell));
  return stringify([[...header], ...cells], { bom: true, record_delimiter: "windows" });
}
