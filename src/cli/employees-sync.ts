import { directoryText } from "../app/directory/directory-text.ts";
import { syncNow } from "../app/directory/sync-now.ts";
import { loadConfig } from "../config/load-config.ts";
import { type Command } from "./command.ts";
import { TAKING_OPTIONS } from "./employees-import.ts";
import { deskOption, withManager } from "./with-manager.ts";

export const syncEmployees: Command = {
  name: "employees sync",
  summary: "read the directory from Slack or a file now",
  help: `Usage: frontdesk employees sync [--all] [--dry-run] [--json]

Reads the directory from where DIRECTORY_SYNC in .env says, Slack or a CSV file, as the running desk does once a day.

  --all       go on even if more than half of the people would be marked as gone
  --dry-run   try everything and report, but write nothing
  --desk      which lobby, where there are several
  --json      the report as data
`,
  options: TAKING_OPTIONS,
  async run({ values, output, signal }) {
    const rehearse = values["dry-run"] === true;
    const config = await loadConfig();
    const report = await withManager(
      async ({ context }) =>
        await syncNow(context, config, { evenMost: values["all"] === true, signal }),
      { ...deskOption(values), rehearse, imports: true },
    );
    output.write(
      values["json"] === true
        ? `${JSON.stringify({ dryRun: rehearse, ...report }, null, 2)}\n`
        : directoryText(report, rehearse),
    );
    return report.faults.length === 0 ? 0 : 1;
  },
};
