import type { ManageContext } from "../../../actions/manage/deed.ts";
import { Refused } from "../../../actions/manage/refused.ts";
import { nearestWord } from "../../../config/nearest-word.ts";
import { newId } from "../../../base/id.ts";
import { refusalLine } from "../refusal-line.ts";
import type { Entry, Table, Words } from "../table.ts";
import { readCsv, type CsvRow } from "./read-csv.ts";

/** What became of a file. */
export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows that were left out, with why. */
  readonly faults: readonly { readonly line: number; readonly why: string }[];
  /** Columns that mean nothing here. */
  readonly ignoredColumns: readonly string[];
}

/**
 * Takes a file in, row by row: one that is there (by its id, or by what tells rows apart) is changed where it differs, any
 * other is added; one that can't be taken is reported with its line, and the rest goes on. All of it is one deed, which
 * can be undone. With a context that rehearses, nothing stays. Throws `Refused` when the file can't be read at all.
 */
export async function importTable(
  context: ManageContext,
  table: Table,
  bytes: Uint8Array,
): Promise<ImportReport> {
  const { header, rows } = readCsv(bytes);
  const fields = table.fields.map((field) => field.name);
  checkColumns(table, header, fields);
  const own = { ...context, changeId: context.changeId ?? newId("change") };
  const entries = await table.list(context);
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const faults: { line: number; why: string }[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    try {
      if (row.fault !== undefined) throw new Refused(row.fault);
      const key = keyOf(table, row);
      const before = seen.get(key);
      if (before !== undefined) throw new Refused(`the same ${table.one} is in line ${before}`);
      seen.set(key, row.line);
      counts[await takeRow(own, table, row, { fields, entries })] += 1;
    } catch (error) {
      const refusal = refusalLine(error);
      if (!refusal) throw error;
      faults.push({ line: row.line, why: refusal.line });
    }
  }
  const ignoredColumns = header.filter(
    (name) => name !== "" && name !== "id" && !fields.includes(name),
  );
  return { ...counts, faults, ignoredColumns };
}

function checkColumns(table: Table, header: readonly string[], fields: readonly string[]): void {
  const missing = table.fields
    .filter((field) => field.required === true && !header.includes(field.name))
    .map((field) => field.name);
  const [first] = missing;
  if (first === undefined || header.includes("id")) return;
  const slip = nearestWord(first, header);
  const hint = slip === undefined ? "" : ` ("${slip}" isn't one)`;
  throw new Refused(
    `The file needs the column ${missing.join(", ")}${hint}; the columns of ${table.name} are ${fields.join(", ")}.`,
  );
}

async function takeRow(
  context: ManageContext,
  table: Table,
  row: CsvRow,
  { fields, entries }: { readonly fields: readonly string[]; readonly entries: readonly Entry[] },
): Promise<"added" | "changed" | "unchanged"> {
  const words = wordsOf(row, fields);
  const id = row.cells["id"]?.trim() ?? "";
  const known = id === "" ? sameKey(table, entries, words) : entries.find((one) => one.id === id);
  if (!known) {
    await table.add(context, id === "" ? words : { ...words, id });
    return "added";
  }
  const differing = Object.fromEntries(
    Object.entries(words).filter(([field, word]) => (known.words[field] ?? "") !== word.trim()),
  );
  if (Object.keys(differing).length === 0) return "unchanged";
  await table.change(context, known.id, differing);
  return "changed";
}

function wordsOf(row: CsvRow, fields: readonly string[]): Words {
  return Object.fromEntries(
    fields.flatMap((field): [string, string][] => {
      const cell = row.cells[field];
      return cell === undefined ? [] : [[field, cell]];
    }),
  );
}

function sameKey(table: Table, entries: readonly Entry[], words: Words): Entry | undefined {
  const wanted = keyWords(table, words);
  return entries.find((entry) => keyWords(table, entry.words) === wanted);
}

function keyOf(table: Table, row: CsvRow): string {
  const id = row.cells["id"]?.trim() ?? "";
  return id === "" ? `key ${keyWords(table, row.cells)}` : `id ${id}`;
}

function keyWords(table: Table, words: Readonly<Record<string, string>>): string {
  return JSON.stringify(
    table.key.map((field) => (words[field] ?? "").trim().toLowerCase().replaceAll(/\s+/gu, " ")),
  );
}
