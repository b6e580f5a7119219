import { directoryText } from "../app/directory/directory-text.ts";
import { importDirectory } from "../app/directory/import-directory.ts";
import { UsageError, type Command } from "./command.ts";
import { deskOption, withManager } from "./with-manager.ts";

/** Also of `employees sync`. */
export const TAKING_OPTIONS = {
  all: { type: "boolean" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  desk: { type: "string" },
} as const;

export const importEmployees: Command = {
  name: "employees import",
  summary: "take the directory over from a CSV file",
  help: `Usage: frontdesk employees import <file.csv> [--all] [--dry-run] [--json]

Takes the directory over from a CSV file that another system wrote. Columns are found by their usual names: name, or
first-name and last-name; and, where they are there, id, email, phone, department, title, location, aliases and active. The
file is the whole list: whoever came from such a file before and isn't in it any more is marked as gone, and nobody is
deleted. A row that can't be read is reported with its line, and the rest goes in; the exit code is 1 then.

  --all       go on even if more than half of the people would be marked as gone
  --dry-run   try everything and report, but write nothing
  --desk      which lobby, where there are several
  --json      the report as data
`,
  options: TAKING_OPTIONS,
  async run({ values, positionals, output }) {
    const [path, extra] = positionals;
    if (path === undefined || extra !== undefined)
      throw new UsageError("name one file, for example frontdesk employees import people.csv.");
    const rehearse = values["dry-run"] === true;
    const report = await withManager(
      async ({ context }) =>
        await importDirectory(context, path, { evenMost: values["all"] === true }),
      { ...deskOption(values), rehearse, imports: true },
    );
    output.write(
      values["json"] === true
        ? `${JSON.stringify({ file: path, dryRun: rehearse, ...report }, null, 2)}\n`
        : directoryText(report, rehearse),
    );
    return report.faults.length === 0 ? 0 : 1;
  },
};
