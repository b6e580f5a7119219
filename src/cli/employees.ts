import { employeesTable } from "../app/manager/tables.ts";
import type { Command } from "./command.ts";
import { importEmployees } from "./employees-import.ts";
import { syncEmployees } from "./employees-sync.ts";
import { tableCommand } from "./table-command.ts";

const table = tableCommand(employeesTable, {
  name: "employees",
  summary: "keep the directory of who can be visited",
  about: "Lists everybody who can be visited, with --all also those who left.",
  example: '"Priya Raman" --department Engineering --email priya@acme.example',
});

export const employeesCommand: Command = {
  ...table,
  help: table.help.replace(
    "\n\nLists",
    `
       frontdesk employees import <file.csv> [--all] [--dry-run] [--json]
       frontdesk employees sync [--all] [--dry-run] [--json]

Lists`,
  ),
  subcommands: [...(table.subcommands ?? []), importEmployees, syncEmployees],
};
