import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** One row as it stands in an older program's file. */
export type OldRow = Readonly<Record<string, string | number | null>>;

/** Everything a GlamDesk database holds that we take over. */
export interface GlamDeskFile {
  readonly customers: readonly OldRow[];
  readonly services: readonly OldRow[];
  readonly stylists: readonly OldRow[];
  readonly appointments: readonly OldRow[];
  readonly faqs: readonly OldRow[];
  /** Columns that an older file hasn't got, `table.column`. */
  readonly missingColumns: readonly string[];
  /** Tables that we don't know, with how many rows they have. */
  readonly otherTables: readonly { readonly name: string; readonly rows: number }[];
}

/** The file is no GlamDesk database; the message is one sentence that says what to do. */
export class NotGlamDesk extends Error {
  override readonly name = "NotGlamDesk";
}

const COLUMNS = {
  customers: ["id", "name", "phone", "email", "created_at"],
  services: ["id", "name", "duration_min", "price", "description"],
  stylists: ["id", "name", "speciality", "working_days", "active"],
  appointments: [
    "id",
    "customer_id",
    "service_id",
    "stylist_id",
    "appt_datetime",
    "status",
    "reminder_sent",
    "notes",
    "created_at",
  ],
  faqs: ["id", "question", "answer", "category"],
} as const;

type OldTable = keyof typeof COLUMNS;

/** What even the oldest file has. */
const NEEDED: readonly (readonly [OldTable, string])[] = [
  ["customers", "name"],
  ["services", "name"],
  ["stylists", "name"],
  ["appointments", "appt_datetime"],
];

/** Reads a GlamDesk database, without writing to it. Throws `NotGlamDesk`. */
export function readGlamDesk(path: string): GlamDeskFile {
  if (!existsSync(path))
    throw new NotGlamDesk(`There is no file ${path}; name your GlamDesk database.`);
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return readAll(database, path);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof NotGlamDesk) throw error;
    throw notGlamDesk(path, { cause: error });
  }
}

function readAll(database: DatabaseSync, path: string): GlamDeskFile {
  const names = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%'")
    .all()
    .map((row) => String(row["name"]));
  const missing: string[] = [];
  const rowsOf = (table: OldTable): OldRow[] => {
    const has = names.includes(table) ? columnsOf(database, table) : [];
    for (const column of COLUMNS[table])
      if (!has.includes(column)) missing.push(`${table}.${column}`);
    return has.length === 0 ? [] : readTable(database, table, has);
  };
  const tables = {
    customers: rowsOf("customers"),
    services: rowsOf("services"),
    stylists: rowsOf("stylists"),
    appointments: rowsOf("appointments"),
    faqs: rowsOf("faqs"),
  };
  const lacks = NEEDED.some(([table, column]) => missing.includes(`${table}.${column}`));
  if (lacks) throw notGlamDesk(path);
  const otherTables = names
    .filter((name) => !Object.keys(COLUMNS).includes(name))
    .map((name) => ({ name, rows: countRows(database, name) }));
  return { ...tables, missingColumns: missing, otherTables };
}

function columnsOf(database: DatabaseSync, table: OldTable): readonly string[] {
  return database
    .prepare(`pragma table_info(${table})`)
    .all()
    .map((row) => String(row["name"]));
}

/** In the order they were written; a file without ids has SQLite's own. */
function readTable(database: DatabaseSync, table: OldTable, has: readonly string[]): OldRow[] {
  const id = has.includes("id") ? "" : "rowid as id, ";
  return database
    .prepare(`select ${id}* from ${table} order by rowid`)
    .all()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [
          column,
          typeof value === "string" || typeof value === "number" || value === null
            ? value
            : String(value),
        ]),
      ),
    );
}

function countRows(database: DatabaseSync, table: string): number {
  const [row] = database
    .prepare(`select count(*) as rows from "${table.replaceAll('"', '""')}"`)
    .all();
  return Number(row?.["rows"] ?? 0);
}

function notGlamDesk(path: string, options?: ErrorOptions): NotGlamDesk {
  return new NotGlamDesk(
    `${path} is not a GlamDesk database; name the file with its customers, services, stylists and appointments.`,
    options,
  );
}
