import { hoursTable } from "../app/manager/tables.ts";
import { tableCommand } from "./table-command.ts";

export const hoursCommand = tableCommand(hoursTable, {
  name: "hours",
  summary: "set opening and working hours",
  about: "Lists when the desk is open, when its people work, and other hours on single dates.",
  example: 'priya --on 2026-12-24 --hours "10:00-14:00"',
});
