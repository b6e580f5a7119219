import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";

/** How long one statement may hold up the whole process for another one's lock; `Database.write` waits longer, awake. */
const STATEMENT_WAIT_MS = 10;

/** More different statements than the program has; a bound, so that generated SQL can't fill the memory. */
const MAX_PREPARED = 500;

/** Node's own SQLite in the shape Kysely's driver takes. Opens the file at once; statements are prepared once. */
export class NodeSqlite implements SqliteDatabase {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, SqliteStatement>();

  /** Throws what `node:sqlite` throws when the file can't be opened. */
  constructor(path: string) {
    this.#database = new DatabaseSync(path, {
      timeout: STATEMENT_WAIT_MS,
      enableForeignKeyConstraints: true,
    });
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  prepare(sql: string): SqliteStatement {
    const known = this.#prepared.get(sql);
    if (known) return known;
    if (this.#prepared.size >= MAX_PREPARED) this.#prepared.clear();
    const statement = asKyselyTakesIt(this.#database.prepare(sql));
    this.#prepared.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#database.close();
  }
}

function asKyselyTakesIt(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(readParameter)),
    run: (parameters) => statement.run(...parameters.map(readParameter)),
    iterate: (parameters) => statement.iterate(...parameters.map(readParameter)),
  };
}

function readParameter(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  throw new TypeError(`A column takes text, a number or null, not ${typeof value}`);
}
