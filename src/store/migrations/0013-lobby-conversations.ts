import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** What a visitor was read back and has not agreed to yet, and how often names were looked up for them. */
export const lobbyConversations: Migration = {
  number: 13,
  name: "lobby-conversations",
  async up(database) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table lobby_proposals (
    id text primary key, desk_id text not null references desks (id) on delete cascade, call_id text,
    kind text not null check (kind in ('announce', 'check-out', 'message')),
    status text not null check (status in ('open', 'committed')), payload text not null, outcome text,
    created_at_ms bigint not null)`,
  `create index lobby_proposals_by_age on lobby_proposals (created_at_ms)`,
  `create table lobby_lookups (
    call_id text primary key, desk_id text not null references desks (id) on delete cascade, tries integer not null,
    misses integer not null, last_at_ms bigint not null)`,
];
