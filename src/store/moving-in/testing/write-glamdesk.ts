import { DatabaseSync } from "node:sqlite";

type Cell = string | number | null;

/** Rows of a GlamDesk database, as they come from its own program; a column that is left out has its default. */
export interface GlamDeskRows {
  readonly customers?: readonly Readonly<Record<string, Cell>>[];
  readonly services?: readonly Readonly<Record<string, Cell>>[];
  readonly stylists?: readonly Readonly<Record<string, Cell>>[];
  readonly appointments?: readonly Readonly<Record<string, Cell>>[];
  readonly faqs?: readonly Readonly<Record<string, Cell>>[];
}

const STAMP = "created_at text default '2025-01-02 03:04:05'";

/** `2024` has neither reminders, notes nor questions; `2026` has everything. */
const VINTAGES = {
  2024: [
    `create table customers (id integer primary key autoincrement, name text, phone text unique, ${STAMP})`,
    "create table services (id integer primary key autoincrement, name text, duration_min integer, price real)",
    "create table stylists (id integer primary key autoincrement, name text, working_days text)",
    `create table appointments (id integer primary key autoincrement, customer_id integer, service_id integer,
      stylist_id integer, appt_datetime text, status text default 'booked', ${STAMP})`,
  ],
  2026: [
    `create table customers (id integer primary key autoincrement, name text, phone text unique, email text, ${STAMP})`,
    `create table services (id integer primary key autoincrement, name text, duration_min integer, price real,
      description text)`,
    `create table stylists (id integer primary key autoincrement, name text, speciality text, working_days text,
      active integer default 1)`,
    `create table appointments (id integer primary key autoincrement, customer_id integer, service_id integer,
      stylist_id integer, appt_datetime text, status text default 'booked', reminder_sent integer default 0,
      notes text, ${STAMP})`,
    "create table faqs (id integer primary key autoincrement, question text, answer text, category text)",
  ],
} as const;

/** Writes a real database file as GlamDesk of that year had it. */
export function writeGlamDesk(
  path: string,
  rows: GlamDeskRows,
  vintage: keyof typeof VINTAGES = 2026,
): void {
  const database = new DatabaseSync(path);
  for (const statement of VINTAGES[vintage]) database.exec(statement);
  for (const table of ["customers", "services", "stylists", "appointments", "faqs"] as const) {
    for (const row of rows[table] ?? []) {
      const columns = Object.keys(row);
      const marks = columns.map(() => "?").join(", ");
      database
        .prepare(`insert into ${table} (${columns.join(", ")}) values (${marks})`)
        .run(...Object.values(row));
    }
  }
  database.close();
}
