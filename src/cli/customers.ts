import { customersTable } from "../app/manager/tables.ts";
import { tableCommand } from "./table-command.ts";

export const customersCommand = tableCommand(customersTable, {
  name: "customers",
  summary: "search, add and change customers",
  about: "Lists the customers of the desk: names, numbers and notes.",
  example: '"Anita Kumar" --phone "+91 98401 23456"',
});
