import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import type { Pool } from "pg";
import type { Engine } from "../engine.ts";
import { OneWriterPostgresDriver } from "./driver.ts";
import { isConflict, isConnectionLoss } from "./error.ts";

/** A PostgreSQL database behind a pool of connections; `waitMs` is how long a writer waits for its turn. */
export function postgresEngine(pool: Pool, waitMs: number): Engine {
  return {
    name: "postgres",
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new OneWriterPostgresDriver({ pool }, waitMs),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (database) => new PostgresIntrospector(database),
    },
    // Whether a commit that got no answer was done is not known, and doing it again might do it twice.
    isPassing: (error, beforeCommit) =>
      isConflict(error) || (beforeCommit && isConnectionLoss(error)),
  };
}
