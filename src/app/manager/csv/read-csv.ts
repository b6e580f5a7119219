import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { Refused } from "../../../actions/manage/refused.ts";
import { unguardCell } from "./formula-guard.ts";

/** One row of a file: its cells by the names of the header. */
export interface CsvRow {
  /** Where it begins, counted as editors do. */
  readonly line: number;
  /** Absent cells are not there: the row was shorter. */
  readonly cells: Readonly<Record<string, string>>;
  /** Why it can't be read, instead. */
  readonly fault?: string;
}

/** A file as read: with or without its mark, with commas, semicolons or tabs, whatever ends its lines. */
export interface CsvFile {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

const record = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.number() }),
});

/** Reads a file. Throws `Refused` when it is no table of text at all. */
export function readCsv(bytes: Uint8Array): CsvFile {
  const text = decode(bytes);
  const [first, ...rest] = records(text);
  const header = first?.cells.map((cell) => nameOf(cell)) ?? [];
  if (header.every((name) => name === ""))
    throw new Refused("The file is empty; its first line must name the columns.");
  const twice = header.find((name, at) => name !== "" && header.indexOf(name) < at);
  if (twice !== undefined) throw new Refused(`The file has the column "${twice}" twice.`);
  const rows = rest
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))
    .map(({ line, cells }): CsvRow => {
      const named = Object.fromEntries(
        cells.slice(0, header.length).map((cell, at) => [header[at] ?? "", unguardCell(cell)]),
      );
      const surplus = cells.slice(header.length).some((cell) => cell.trim() !== "");
      const fault = `it has ${cells.length} cells, but there are ${header.length} columns`;
      return surplus ? { line, cells: named, fault } : { line, cells: named };
    });
  return { header, rows };
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  try {
    if (!isUtf16) return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new Refused('The file isn\'t UTF-8; in Excel, save it as "CSV UTF-8".');
}

function records(text: string): readonly { line: number; cells: readonly string[] }[] {
  let parsed: unknown;
  try {
    parsed = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: false,
      info: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? error["lines"] : undefined;
    const where = line === undefined ? "" : ` near line ${line}`;
    throw new Refused(`The file has a quote out of place${where}; put it right and run again.`);
  }
  let line = 1;
  return z
    .array(record)
    .parse(parsed)
    .map(({ record: cells, info }) => {
      const begins = line;
      line = info.lines + 1;
      return { line: begins, cells };
    });
}

/** Excel writes semicolons where a comma is the decimal sign. */
function delimiterOf(text: string): string {
  const [header = ""] = text.split(/\r\n|\n|\r/u);
  const bare = header.replaceAll(/"(?:[^"]|"")*"/gu, "");
  const counts = [",", ";", "\t"].map((sign) => ({ sign, count: bare.split(sign).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ",";
}

/** `Buffer before` and `buffer_before` are `buffer-before`. */
function nameOf(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, "-");
}
