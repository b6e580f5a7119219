import { departmentsTable } from "../app/manager/tables.ts";
import { tableCommand } from "./table-command.ts";

export const departmentsCommand = tableCommand(departmentsTable, {
  name: "departments",
  summary: "name departments and who steps in for them",
  about:
    "Lists the departments of a lobby's directory. Two people of one name are told apart by theirs, and whoever steps in for it is told when a host doesn't answer.",
  example: "Engineering --alternate grace",
});
