import type { VisitView } from "../../actions/lobby/visits/list-visits.ts";
import { writeCsv } from "../manager/csv/write-csv.ts";

const COLUMNS = [
  "id",
  "visitor",
  "company",
  "purpose",
  "about",
  "people",
  "host",
  "status",
  "answer",
  "arrived",
  "left",
  "leftBy",
] as const satisfies readonly (keyof VisitView)[];

/** Visits as a file for a spreadsheet; no cell is run as a formula, whatever a visitor called themselves. */
export function visitsAsCsv(visits: readonly VisitView[]): string {
  const rows = visits.map((visit) => COLUMNS.map((column) => String(visit[column] ?? "")));
  return writeCsv(COLUMNS, rows);
}
