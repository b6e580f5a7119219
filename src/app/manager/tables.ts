import { closuresTable } from "./closures-table.ts";
import { customersTable } from "./customers-table.ts";
import { faqsTable } from "./faqs-table.ts";
import { hoursTable } from "./hours-table.ts";
import { peopleTable } from "./people-table.ts";
import { servicesTable } from "./services-table.ts";
import type { Table } from "./table.ts";
import { timeOffTable } from "./time-off-table.ts";

export { closuresTable } from "./closures-table.ts";
export { customersTable } from "./customers-table.ts";
export { faqsTable } from "./faqs-table.ts";
export { hoursTable } from "./hours-table.ts";
export { peopleTable } from "./people-table.ts";
export { servicesTable } from "./services-table.ts";
export { timeOffTable } from "./time-off-table.ts";

/** Everything an owner manages but appointments, in the order of menus. */
export const tables: readonly Table[] = [
  customersTable,
  servicesTable,
  peopleTable,
  hoursTable,
  timeOffTable,
  closuresTable,
  faqsTable,
];
