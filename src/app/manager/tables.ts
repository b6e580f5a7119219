import { shortId, wholeId } from "../../actions/manage/row-id.ts";
import { closures } from "./closures-table.ts";
import { customersTable } from "./customers-table.ts";
import type { Trade } from "../../domain/business/trade.ts";
import { departments } from "./departments-table.ts";
import { documents } from "./documents-table.ts";
import { employees } from "./employees-table.ts";
import { faqs } from "./faqs-table.ts";
import { hoursTable } from "./hours-table.ts";
import { locations } from "./locations-table.ts";
import { people } from "./people-table.ts";
import { rooms } from "./rooms-table.ts";
import { services } from "./services-table.ts";
import type { Outcome, Table } from "./table.ts";
import { timeOff } from "./time-off-table.ts";

export { customersTable } from "./customers-table.ts";
export { denyTable } from "./deny-table.ts";
export { hoursTable } from "./hours-table.ts";

export const servicesTable = withShortIds(services);
export const peopleTable = withShortIds(people);
export const locationsTable = withShortIds(locations);
export const roomsTable = withShortIds(rooms);
export const closuresTable = withShortIds(closures);
export const faqsTable = withShortIds(faqs);
export const timeOffTable = withShortIds(timeOff);
export const employeesTable = withShortIds(employees);
export const departmentsTable = withShortIds(departments);
export const documentsTable = withShortIds(documents);

/** Everything an owner manages but appointments, in the order of menus. */
export const tables: readonly Table[] = [
  customersTable,
  servicesTable,
  peopleTable,
  hoursTable,
  timeOffTable,
  closuresTable,
  faqsTable,
  locationsTable,
  roomsTable,
  employeesTable,
  departmentsTable,
];

const OF_LOBBIES: ReadonlySet<Table> = new Set([employeesTable, departmentsTable]);
const OF_ALL: ReadonlySet<Table> = new Set([hoursTable, closuresTable, faqsTable, locationsTable]);

/** Those that the owner of a business of this kind has any use for. */
export function tablesOf(trade: Trade): readonly Table[] {
  return tables.filter((table) =>
    trade === "lobby" ? OF_LOBBIES.has(table) || OF_ALL.has(table) : !OF_LOBBIES.has(table),
  );
}

/** Ids in the database carry their desk's; people write them without. */
function withShortIds(table: Table): Table {
  return {
    ...table,
    async add(context, words) {
      return withShortId(context.deskId, await table.add(context, words));
    },
    async change(context, id, words) {
      const { deskId } = context;
      return withShortId(deskId, await table.change(context, wholeId(deskId, id), words));
    },
    async remove(context, id) {
      const { deskId } = context;
      return withShortId(deskId, await table.remove(context, wholeId(deskId, id)));
    },
  };
}

function withShortId(deskId: string, outcome: Outcome): Outcome {
  return { ...outcome, id: shortId(deskId, outcome.id) };
}
