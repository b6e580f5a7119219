import { CompiledQuery, SqliteDriver, type DatabaseConnection } from "kysely";
import { Breathing } from "./breathing.ts";
import type { NodeSqlite } from "./node-sqlite.ts";

/** Transactions that take the write lock when they begin, so that what one read is still true when it writes. */
export class ImmediateSqliteDriver extends SqliteDriver {
  readonly #database: NodeSqlite;
  readonly #breathing = new Breathing();

  constructor(database: NodeSqlite) {
    super({ database });
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return this.#breathing.over(await super.acquireConnection());
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite has already rolled back by itself after some errors (a full disk, for one).
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}
