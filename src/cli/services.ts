import { servicesTable } from "../app/manager/tables.ts";
import { tableCommand } from "./table-command.ts";

export const servicesCommand = tableCommand(servicesTable, {
  name: "services",
  summary: "say what can be booked",
  about: "Lists what can be booked, for how long and at what price.",
  example: '"Gel nails" --minutes 45 --price 900 --stylists priya,meena',
});
