import { timeOffTable } from "../app/manager/tables.ts";
import { tableCommand } from "./table-command.ts";

export const timeOffCommand = tableCommand(timeOffTable, {
  name: "time-off",
  summary: "note who is away when",
  about: "Lists who is away when. Nobody can be booked with them then.",
  example: "priya --from 2026-12-01 --to 2026-12-05 --reason wedding",
});
