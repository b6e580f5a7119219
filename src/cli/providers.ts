import { providersTable } from "../app/manager/clinic-tables.ts";
import { tableCommand } from "./table-command.ts";

export const providersCommand = tableCommand(providersTable, {
  name: "providers",
  summary: "in a clinic: say who sees patients",
  about: "Lists a clinic's providers, what they see patients for and when.",
  example: '"Dr Rao" --reasons office-visit,flu-shot --hours "Mon-Fri 09:00-17:00"',
});
