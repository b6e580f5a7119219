import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Names the process that holds a call, so that the calls of one that died can be ended. */
export const callHolders: Migration = {
  number: 3,
  name: "call-holders",
  async up(database) {
    await sql`alter table calls add column held_by text`.execute(database);
  },
};
