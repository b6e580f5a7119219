import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Feeds to subscribe to, calendars that are kept in step, what blocks time there and what we put there. */
export const calendars: Migration = {
  number: 7,
  name: "calendars",
  async up(database) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table calendar_feeds (
    id text primary key, desk_id text not null references desks (id) on delete cascade,
    stylist_id text references stylists (id) on delete cascade, secret_hash text not null unique,
    shows text not null check (shows in ('busy', 'first-name', 'everything')), created_at_ms bigint not null)`,
  `create table calendar_links (
    id text primary key, desk_id text not null references desks (id) on delete cascade,
    stylist_id text not null references stylists (id) on delete cascade, kind text not null, target text not null unique,
    settings text not null, secret text not null,
    shows text not null check (shows in ('busy', 'first-name', 'everything')), created_at_ms bigint not null,
    sync_token text, full_read_at_ms bigint, last_synced_at_ms bigint, next_sync_at_ms bigint not null,
    failures integer not null, problem text, broken integer not null, claimed_until_ms bigint)`,
  `create index calendar_links_due on calendar_links (next_sync_at_ms)`,
  `create table calendar_busy (
    id text primary key, link_id text not null references calendar_links (id) on delete cascade,
    remote_id text not null, starts_at_ms bigint not null, ends_at_ms bigint not null,
    check (starts_at_ms < ends_at_ms))`,
  `create index calendar_busy_by_link on calendar_busy (link_id, ends_at_ms)`,
  `create index calendar_busy_by_event on calendar_busy (link_id, remote_id)`,
  `create table calendar_entries (
    link_id text not null references calendar_links (id) on delete cascade, visit_id text not null,
    remote_id text, etag text, written text, starts_at_ms bigint not null, ends_at_ms bigint not null,
    stale integer not null, restored integer not null, restored_at_ms bigint, problem text,
    refused text, refusals integer not null, refused_at_ms bigint, primary key (link_id, visit_id))`,
  `create index calendar_entries_by_event on calendar_entries (link_id, remote_id)`,
];
