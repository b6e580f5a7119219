import { exportTable } from "../app/manager/csv/export-table.ts";
import { csvTables, csvTable } from "../app/manager/csv/csv-tables.ts";
import { UsageError, type Command } from "./command.ts";
import { deskOption, withManager } from "./with-manager.ts";
import { writePrivate } from "./write-private.ts";

export const exportCommand: Command = {
  name: "export",
  summary: "write a table to a CSV file",
  help: `Usage: frontdesk export <table> [--file <file.csv>]

Writes one of these tables as CSV, to standard output or to a file that only you can read:
${csvTables.join(", ")}.
Excel opens it as it is, and frontdesk import reads it again. A cell that a spreadsheet would run as a formula, such as a
number with +, has an apostrophe before it.

  frontdesk export customers --file customers.csv
`,
  options: { file: { type: "string" }, desk: { type: "string" } },
  async run({ values, positionals, output }) {
    const [name, extra] = positionals;
    const table = name === undefined || extra !== undefined ? undefined : csvTable(name);
    if (!table) throw new UsageError(`name one table: ${csvTables.join(", ")}.`);
    const { csv, rows } = await withManager(
      async ({ context }) => await exportTable(context, table),
      deskOption(values),
    );
    const { file } = values;
    if (typeof file !== "string") {
      output.write(csv);
      return 0;
    }
    await writePrivate(file, csv);
    output.write(`Wrote ${rows} ${rows === 1 ? "row" : "rows"} to ${file}.\n`);
    return 0;
  },
};
