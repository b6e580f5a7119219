import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Remembers when a call's words were erased, so that a missing log is told from a lost one. */
export const forgottenCalls: Migration = {
  number: 2,
  name: "forgotten-calls",
  async up(database) {
    await sql`alter table calls add column forgotten_at_ms bigint`.execute(database);
  },
};
