import { locationsTable } from "../app/manager/tables.ts";
import { tableCommand } from "./table-command.ts";

export const locationsCommand = tableCommand(locationsTable, {
  name: "locations",
  summary: "say where you are, if in several places",
  about: "Lists the places where people work. A desk that is in a single place needs none.",
  example: '"Anna Nagar" --address "4 Second Avenue" --hours "daily 11:00-21:00"',
});
