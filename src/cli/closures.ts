import { closuresTable } from "../app/manager/tables.ts";
import { tableCommand } from "./table-command.ts";

export const closuresCommand = tableCommand(closuresTable, {
  name: "closures",
  summary: "close the desk for a holiday",
  about: "Lists the days on which the desk does not open.",
  example: "2026-12-25 --to 2026-12-26 --reason Christmas",
});
