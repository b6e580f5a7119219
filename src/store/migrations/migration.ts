import type { Transaction } from "kysely";
import type { EngineName } from "../engine.ts";
import type { Tables } from "../schema/index.ts";

/**
 * One step from an older database to a newer one. It is never changed once it was released: what it made stands in
 * files out there.
 */
export interface Migration {
  /** 1, 2, 3, ... without gaps. */
  readonly number: number;
  readonly name: string;
  /** `dialect` is for what SQLite and PostgreSQL say differently; most is plain SQL that both take. */
  up(database: Transaction<Tables>, dialect: EngineName): Promise<void>;
}
