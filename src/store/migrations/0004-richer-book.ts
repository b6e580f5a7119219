import { sql } from "kysely";
import { postgresGuard } from "./guard/postgres.ts";
import { sqliteGuard } from "./guard/sqlite.ts";
import type { Migration } from "./migration.ts";

/** Places, rooms and chairs, other hours on single dates, people's own durations and prices, limits a day. */
export const richerBook: Migration = {
  number: 4,
  name: "richer-book",
  async up(database, dialect) {
    const guard = dialect === "postgres" ? postgresGuard : sqliteGuard;
    for (const statement of [...places, ...people, ...rooms, ...visits, ...confirmations, ...guard])
      await sql.raw(statement).execute(database);
  },
};

const places = [
  `create table locations (
    id text primary key, desk_id text not null references desks (id) on delete cascade, name text not null,
    aliases text not null, address text, zone text not null, position integer not null, open integer not null)`,
  `alter table weekly_hours add column location_id text references locations (id)`,
  `alter table closures add column location_id text references locations (id)`,
  `create table date_overrides (
    id text primary key, desk_id text not null references desks (id) on delete cascade,
    stylist_id text references stylists (id) on delete cascade, location_id text references locations (id),
    date text not null, from_minute integer, to_minute integer, reason text,
    check ((from_minute is null) = (to_minute is null)), check (from_minute is null or from_minute < to_minute))`,
  `create index date_overrides_by_date on date_overrides (desk_id, date)`,
  `alter table desks add column most_per_day integer`,
  `alter table desks add column emergency text`,
  `alter table faqs add column category text`,
];

const people = [
  `alter table stylists add column location_id text references locations (id)`,
  `alter table stylists add column specialty text`,
  `alter table stylists add column zone text`,
  `alter table stylists add column most_per_day integer`,
  `alter table stylist_services add column phases text`,
  `alter table stylist_services add column price_minor integer`,
];

const rooms = [
  `create table resources (
    id text primary key, desk_id text not null references desks (id) on delete cascade,
    location_id text references locations (id), kind text not null, name text not null,
    position integer not null, usable integer not null)`,
  `alter table services add column resource_kind text`,
  `alter table services add column most_per_day integer`,
  `create table resource_uses (
    id text primary key, visit_id text not null references visits (id) on delete cascade,
    service_id text not null references services (id), resource_id text not null references resources (id),
    occupied_from_ms bigint not null, occupied_until_ms bigint not null, active integer not null,
    overlap_allowed integer not null default 0, check (occupied_from_ms < occupied_until_ms))`,
  `create index resource_uses_by_visit on resource_uses (visit_id)`,
  `create index resource_uses_by_resource
    on resource_uses (resource_id, occupied_until_ms, occupied_from_ms, visit_id) where active = 1`,
];

const visits = [
  // All that a search for free time reads of a segment, so that it reads nothing but this.
  `drop index segments_by_stylist`,
  `create index segments_by_stylist on segments (stylist_id, occupied_until_ms, occupied_from_ms, visit_id)
    where active = 1`,
  `alter table segments add column overlap_allowed integer not null default 0`,
  `alter table visits add column location_id text references locations (id)`,
  `alter table visits add column note text`,
  `alter table visits add column sequence integer not null default 0`,
  `alter table visits add column updated_at_ms bigint`,
  `alter table visits add column confirmed_at_ms bigint`,
  `alter table visits add column overlap_allowed integer not null default 0`,
];

// That a customer will come is proposed too. SQLite can't change a check, so the table is written anew.
const confirmations = [
  `create table proposals_with_confirmations (
    id text primary key, desk_id text not null references desks (id), call_id text,
    kind text not null check (kind in ('book', 'move', 'cancel', 'confirm')),
    status text not null check (status in ('open', 'committed', 'released')),
    visit_id text not null references visits (id), hold_visit_id text references visits (id),
    payload text not null, outcome text, created_at_ms bigint not null)`,
  `insert into proposals_with_confirmations
    select id, desk_id, call_id, kind, status, visit_id, hold_visit_id, payload, outcome, created_at_ms from proposals`,
  `drop table proposals`,
  `alter table proposals_with_confirmations rename to proposals`,
  `create index proposals_by_call on proposals (call_id)`,
];
