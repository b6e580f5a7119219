import type { Dialect } from "kysely";

/** Which kind of database an installation keeps its book in. */
export type EngineName = "sqlite" | "postgres";

/** What is different about one kind of database. */
export interface Engine {
  readonly name: EngineName;
  readonly dialect: Dialect;
  /**
   * Whether a transaction that failed so may work a moment later and surely wrote nothing. `beforeCommit` is true when it
   * failed while its work was still going on.
   */
  isPassing(error: unknown, beforeCommit: boolean): boolean;
}
