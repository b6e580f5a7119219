import { roomsTable } from "../app/manager/tables.ts";
import { tableCommand } from "./table-command.ts";

export const roomsCommand = tableCommand(roomsTable, {
  name: "rooms",
  summary: "list rooms and chairs that visits need",
  about:
    "Lists rooms, chairs and machines that one visit at a time has to itself, for services that need their kind.",
  example: '"the chair by the window" --kind "colour chair"',
});
