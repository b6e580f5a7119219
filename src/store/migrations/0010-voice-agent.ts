import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Names the service that holds a desk's calls in place of ears, brain and voice; null where none does. */
export const voiceAgent: Migration = {
  number: 10,
  name: "voice-agent",
  async up(database) {
    await sql`alter table desks add column voice_agent text`.execute(database);
  },
};
