import { peopleTable } from "../app/manager/tables.ts";
import { tableCommand } from "./table-command.ts";

export const stylistsCommand = tableCommand(peopleTable, {
  name: "stylists",
  alsoCalled: ["people"],
  summary: "say who works here",
  about: "Lists who works here, what they do and when.",
  example: 'Zoya --services haircut,facial --hours "Mon-Fri 10:00-19:00"',
});
