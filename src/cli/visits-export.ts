import { visitsAsCsv } from "../app/visits/export-visits.ts";
import { readSpan } from "../app/visits/read-span.ts";
import { visitsOf } from "../app/visits/visits.ts";
import type { Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";
import { deskOption, withManager } from "./with-manager.ts";
import { writePrivate } from "./write-private.ts";

export const exportVisits: Command = {
  name: "visits export",
  summary: "write visits to a file",
  help: `Usage: frontdesk visits export [--from <day>] [--to <day>] [--file <file>] [--json]

Writes visits as CSV, or with --json as data, to standard output or to a file that only you can read: those of today, or
of the days given. A cell that a spreadsheet would run as a formula has an apostrophe before it.

  frontdesk visits export --from 2026-11-01 --to 2026-11-30 --file november.csv
`,
  options: {
    json: { type: "boolean" },
    desk: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    file: { type: "string" },
  },
  async run({ values, positionals, output }) {
    refuseWords("visits export", positionals);
    const { from, to, file } = values;
    const visits = await withManager(async ({ context }) => {
      const span = await readSpan(context, {
        ...(typeof from === "string" && { from }),
        ...(typeof to === "string" && { to }),
      });
      return await visitsOf(context, span);
    }, deskOption(values));
    const text =
      values["json"] === true ? `${JSON.stringify(visits, null, 2)}\n` : visitsAsCsv(visits);
    if (typeof file !== "string") {
      output.write(text);
      return 0;
    }
    await writePrivate(file, text);
    output.write(
      `Wrote ${visits.length} ${visits.length === 1 ? "visit" : "visits"} to ${file}.\n`,
    );
    return 0;
  },
};
