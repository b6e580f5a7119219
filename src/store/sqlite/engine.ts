import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import type { Engine } from "../engine.ts";
import { ImmediateSqliteDriver } from "./driver.ts";
import { isBusy } from "./error.ts";
import type { NodeSqlite } from "./node-sqlite.ts";

/** An SQLite file, or one in memory. */
export function sqliteEngine(file: NodeSqlite): Engine {
  return {
    name: "sqlite",
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new ImmediateSqliteDriver(file),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (database) => new SqliteIntrospector(database),
    },
    isPassing: isBusy,
  };
}
