import { reasonsTable } from "../app/manager/clinic-tables.ts";
import { tableCommand } from "./table-command.ts";

export const reasonsCommand = tableCommand(reasonsTable, {
  name: "reasons",
  summary: "in a clinic: say what patients come for",
  about: "Lists a clinic's reasons for a visit, how long they take and who sees patients for them.",
  example: '"travel advice" --minutes 20 --providers chen,patel',
});
