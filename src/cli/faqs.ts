import { faqsTable } from "../app/manager/tables.ts";
import { tableCommand } from "./table-command.ts";

export const faqsCommand = tableCommand(faqsTable, {
  name: "faqs",
  summary: "write answers to questions callers ask",
  about: "Lists the questions callers ask and what the receptionist answers.",
  example: '"Is there parking? | Where can I park?" --answer "Yes, behind the salon."',
});
