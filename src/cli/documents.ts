import { documentsTable } from "../app/manager/tables.ts";
import { tableCommand } from "./table-command.ts";

export const documentsCommand = tableCommand(documentsTable, {
  name: "documents",
  summary: "keep what visitors accept before they come in",
  about:
    "Lists what visitors accept at the tablet, with --all also earlier versions. Another text is another version; who\naccepted an earlier one accepted that one.",
  example: '"Visitor rules" --text "$(cat rules.txt)" --purposes meeting,contractor',
});
