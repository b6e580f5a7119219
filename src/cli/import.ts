import { readFile } from "node:fs/promises";
import { csvTable, csvTables } from "../app/manager/csv/csv-tables.ts";
import { importTable } from "../app/manager/csv/import-table.ts";
import type { ImportReport } from "../app/manager/csv/import-table.ts";
import { moveInFromGlamDesk } from "../app/manager/moving-in.ts";
import { CommandFailed, UsageError, type Command, type CommandInput } from "./command.ts";
import { movedInText } from "./moved-in-text.ts";
import { deskOption, withManager } from "./with-manager.ts";

export const importCommand: Command = {
  name: "import",
  summary: "read a table from a CSV file, or move in from GlamDesk",
  help: `Usage: frontdesk import <table> <file.csv> [--dry-run] [--json]
       frontdesk import --from glamdesk <file.db> [--zone <zone>] [--country <country>] [--dry-run] [--json]

With a table it reads a CSV file whose first line names the columns, as frontdesk export writes them: what is there is
changed where it differs, everything else is added. A row that can't be taken is reported with its line, and the rest goes
on; the exit code is 1 then. The tables are
${csvTables.join(", ")}.

With --from glamdesk it takes a GlamDesk database over, without writing to it: customers, services, stylists, questions
and all appointments, past and cancelled ones too. Appointments that overlap are kept and reported. Into a desk that
nobody used yet, the old services, people and questions come in place of those of the desk file. Once more takes over only
what is new.

  --dry-run   try everything and report, but write nothing
  --zone      the time zone of the old book, such as Asia/Kolkata (default: the desk's)
  --country   the country of numbers without a country code, such as IN (default: the desk's)
  --beside    keep the services, people and questions of the desk file too
  --desk      into which desk, where there are several
  --json      the report as data
`,
  options: {
    from: { type: "string" },
    zone: { type: "string" },
    country: { type: "string" },
    desk: { type: "string" },
    beside: { type: "boolean" },
    "dry-run": { type: "boolean" },
    json: { type: "boolean" },
  },
  async run(input) {
    const { from } = input.values;
    if (from === undefined) return await importCsv(input);
    if (from === "glamdesk") return await moveIn(input);
    throw new UsageError(`--from is "${String(from)}"; write glamdesk, the only one there is yet.`);
  },
};

async function moveIn({ values, positionals, output }: CommandInput): Promise<number> {
  const [path, extra] = positionals;
  if (path === undefined || extra !== undefined)
    throw new UsageError("name one file, for example frontdesk import --from glamdesk salon.db.");
  const rehearse = values["dry-run"] === true;
  const moved = await withManager(
    async (manager) => {
      const report = await moveInFromGlamDesk(manager.context, path, {
        ...text(values, "zone"),
        ...text(values, "country"),
        beside: values["beside"] === true,
      });
      return report;
    },
    { ...deskOption(values), rehearse, imports: true },
  );
  output.write(
    values["json"] === true
      ? `${JSON.stringify({ file: path, dryRun: rehearse, ...moved }, null, 2)}\n`
      : movedInText(moved, path, rehearse),
  );
  return 0;
}

async function importCsv({ values, positionals, output }: CommandInput): Promise<number> {
  const [name, path, extra] = positionals;
  if (name === "employees")
    throw new UsageError("frontdesk employees import <file.csv> reads a directory.");
  const table = name === undefined ? undefined : csvTable(name);
  if (!table || path === undefined || extra !== undefined)
    throw new UsageError(
      `name a table and a file, for example frontdesk import customers customers.csv; the tables are ${csvTables.join(", ")}.`,
    );
  const stray = ["zone", "country", "beside"].find((option) => values[option] !== undefined);
  if (stray !== undefined) throw new UsageError(`--${stray} goes with --from glamdesk only.`);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    throw new CommandFailed(`${path} can't be read; name a file that is there.`);
  }
  const rehearse = values["dry-run"] === true;
  const report = await withManager(
    async ({ context }) => await importTable(context, table, bytes),
    { ...deskOption(values), rehearse, imports: true },
  );
  output.write(
    values["json"] === true
      ? `${JSON.stringify({ file: path, dryRun: rehearse, ...report }, null, 2)}\n`
      : reportText(report, path, rehearse),
  );
  return report.faults.length > 0 ? 1 : 0;
}

function reportText(report: ImportReport, path: string, rehearse: boolean): string {
  const { added, changed, unchanged, faults, ignoredColumns } = report;
  const would = rehearse ? "Would have " : "";
  const lines = faults.map(({ line, why }) => `${path}, line ${line}: ${why}`);
  const ignored =
    ignoredColumns.length > 0 ? [`Not taken: the columns ${ignoredColumns.join(", ")}.`] : [];
  const counts = `added ${added}, changed ${changed}, left ${unchanged} as they were`;
  const left = faults.length > 0 ? `, and left out ${faults.length}` : "";
  const sentence = `${would}${counts}${left}.`;
  const total = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return `${[...lines, ...ignored, total].join("\n")}\n`;
}

function text(values: CommandInput["values"], name: "zone" | "country") {
  const value = values[name];
  return typeof value === "string" ? { [name]: value } : {};
}
