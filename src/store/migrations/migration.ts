import type { Transaction } from "kysely";
import type { Tables } from "../schema/index.ts";

/**
 * One step from an older database to a newer one. It is never changed once it was released: what it made stands in
 * files out there.
 */
export interface Migration {
  /** 1, 2, 3, ... without gaps. */
  readonly number: number;
  readonly name: string;
  up(database: Transaction<Tables>): Promise<void>;
}
