import { sql, type Insertable, type Updateable } from "kysely";
import type { Writer } from "./database.ts";
import type { Tables } from "./schema/index.ts";

/** One row as the database gives it. */
export type Row = Readonly<Record<string, string | number | null>>;

/** The tables whose rows an owner changes by hand, parents first, and the columns that name a row of each. */
export const OWNED_KEYS = {
  desks: ["id"],
  locations: ["id"],
  resources: ["id"],
  services: ["id"],
  stylists: ["id"],
  customers: ["id"],
  customer_phones: ["customer_id", "phone"],
  service_phases: ["service_id", "position"],
  stylist_services: ["stylist_id", "service_id"],
  weekly_hours: ["id"],
  breaks: ["id"],
  date_overrides: ["id"],
  time_off: ["id"],
  closures: ["id"],
  faqs: ["id"],
  departments: ["id"],
  employees: ["id"],
  lobby_documents: ["id"],
  deny_entries: ["id"],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>;

export type OwnedTable = keyof typeof OWNED_KEYS;

/** How one row ended up: without `before` it is new, without `after` it is gone. */
export interface RowChange {
  readonly table: OwnedTable;
  /** The values of its key, joined with a space. */
  readonly id: string;
  readonly before?: Row;
  readonly after?: Row;
}

/** Writes rows in one transaction and remembers what each was before and is now, so that it can be told and undone. */
export class Journal {
  readonly #writer: Writer;
  readonly #changes = new Map<string, RowChange>();

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** The row with the key that `like` holds; undefined when there is none. */
  async find(table: OwnedTable, like: Row): Promise<Row | undefined> {
    const { rows } = await sql<Row>`select * from ${sql.table(table)} where ${isRow(
      table,
      like,
    )}`.execute(this.#writer);
    const [row] = rows;
    return row && { ...row };
  }

  async insert<Name extends OwnedTable>(
    table: Name,
    row: Insertable<Tables[Name]> & Row,
  ): Promise<void> {
    await this.restore(table, row);
  }

  /** As `insert`, for a row that was read before: its shape is known to be right. */
  async restore(table: OwnedTable, row: Row): Promise<void> {
    const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
    await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(
      Object.values(row),
    )})`.execute(this.#writer);
    this.#note(table, row, undefined, await this.find(table, row));
  }

  /** Changes columns of one row. Throws when there is none. */
  async update<Name extends OwnedTable>(
    table: Name,
    key: Row,
    changes: Updateable<Tables[Name]> & Row,
  ): Promise<void> {
    await this.revert(table, key, changes);
  }

  /** As `update`, to values that were read before. */
  async revert(table: OwnedTable, key: Row, changes: Row): Promise<void> {
    const before = await this.find(table, key);
    if (!before) throw new Error(`There is no row ${idOf(table, key)} in ${table}`);
    const sets = Object.entries(changes)
      .filter(([column, value]) => before[column] !== value)
      .map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
    if (sets.length === 0) return;
    await sql`update ${sql.table(table)} set ${sql.join(sets)} where ${isRow(table, key)}`.execute(
      this.#writer,
    );
    this.#note(table, key, before, await this.find(table, key));
  }

  /** Takes one row out; nothing happens when there is none. */
  async remove(table: OwnedTable, key: Row): Promise<void> {
    const before = await this.find(table, key);
    if (!before) return;
    await sql`delete from ${sql.table(table)} where ${isRow(table, key)}`.execute(this.#writer);
    this.#note(table, key, before, undefined);
  }

  /** What all of it came to, a row once, parents first; a row that is as it was is left out. */
  changes(): readonly RowChange[] {
    const order = Object.keys(OWNED_KEYS);
    return [...this.#changes.values()]
      .filter(({ before, after }) => !isSameRow(before, after))
      .toSorted((a, b) => order.indexOf(a.table) - order.indexOf(b.table));
  }

  #note(table: OwnedTable, key: Row, before: Row | undefined, after: Row | undefined): void {
    const id = idOf(table, key);
    const name = `${table} ${id}`;
    const first = this.#changes.has(name) ? this.#changes.get(name)?.before : before;
    this.#changes.set(name, {
      table,
      id,
      ...(first && { before: first }),
      ...(after && { after }),
    });
  }
}

/** Whether two rows hold the same; two that are missing do. */
export function isSameRow(one: Row | undefined, other: Row | undefined): boolean {
  if (!one || !other) return one === other;
  const columns = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...columns].every((column) => (one[column] ?? null) === (other[column] ?? null));
}

function isRow(table: OwnedTable, like: Row) {
  const parts = OWNED_KEYS[table].map((column) => sql`${sql.ref(column)} = ${like[column]}`);
  return sql.join(parts, sql` and `);
}

function idOf(table: OwnedTable, like: Row): string {
  return OWNED_KEYS[table].map((column) => String(like[column])).join(" ");
}
