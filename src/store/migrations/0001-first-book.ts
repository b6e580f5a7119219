import { sql } from "kysely";
import type { Migration } from "./migration.ts";
import { guardAgainstOverlaps } from "./guard-against-overlaps.ts";

/** The business, its book, its calls and its outbox. Plain SQL that SQLite and PostgreSQL both read. */
export const firstBook: Migration = {
  number: 1,
  name: "first-book",
  async up(database, dialect) {
    for (const statement of [...business, ...book, ...conversation])
      await sql.raw(statement).execute(database);
    // On PostgreSQL the guard came with the fourth step; there was no such database before.
    if (dialect === "sqlite") await guardAgainstOverlaps(database);
  },
};

const business = [
  `create table desks (
    id text primary key, trade text not null, name text not null, zone text not null, country text not null,
    currency text not null, languages text not null, greeting text not null, voice text not null, numbers text not null,
    transfer_to text, slot_interval_minutes integer not null, minimum_notice_minutes integer not null,
    horizon_days integer not null, hold_minutes integer not null, longest_call_minutes integer not null)`,
  `create table closures (
    id text primary key, desk_id text not null references desks (id) on delete cascade,
    from_date text not null, to_date text not null, reason text, check (from_date <= to_date))`,
  `create table services (
    id text primary key, desk_id text not null references desks (id) on delete cascade, name text not null,
    aliases text not null, description text, price_minor integer not null check (price_minor >= 0),
    buffer_before_minutes integer not null check (buffer_before_minutes >= 0),
    buffer_after_minutes integer not null check (buffer_after_minutes >= 0),
    position integer not null, offered integer not null)`,
  `create table service_phases (
    service_id text not null references services (id) on delete cascade, position integer not null,
    kind text not null check (kind in ('working', 'processing', 'finishing')),
    minutes integer not null check (minutes > 0), primary key (service_id, position))`,
  `create table stylists (
    id text primary key, desk_id text not null references desks (id) on delete cascade, name text not null,
    aliases text not null, position integer not null, working integer not null)`,
  `create table stylist_services (
    stylist_id text not null references stylists (id) on delete cascade,
    service_id text not null references services (id) on delete cascade, primary key (stylist_id, service_id))`,
  `create table weekly_hours (
    id text primary key, desk_id text not null references desks (id) on delete cascade,
    stylist_id text references stylists (id) on delete cascade, weekday integer not null check (weekday between 1 and 7),
    from_minute integer not null check (from_minute >= 0), to_minute integer not null, check (from_minute < to_minute))`,
  `create table breaks (
    id text primary key, stylist_id text not null references stylists (id) on delete cascade,
    weekday integer not null check (weekday between 1 and 7),
    from_minute integer not null check (from_minute >= 0), to_minute integer not null, check (from_minute < to_minute))`,
  `create table time_off (
    id text primary key, stylist_id text not null references stylists (id) on delete cascade,
    starts_at_ms bigint not null, ends_at_ms bigint not null, reason text, check (starts_at_ms < ends_at_ms))`,
  `create index time_off_by_stylist on time_off (stylist_id, ends_at_ms)`,
  `create table faqs (
    id text primary key, desk_id text not null references desks (id) on delete cascade, position integer not null,
    questions text not null, answer text not null)`,
];

const book = [
  `create table customers (
    id text primary key, desk_id text not null references desks (id), name text not null, phone text not null,
    created_at_ms bigint not null)`,
  `create index customers_by_phone on customers (desk_id, phone)`,
  `create table visits (
    id text primary key, desk_id text not null references desks (id), customer_id text references customers (id),
    status text not null check (status in ('held', 'booked', 'cancelled', 'released')),
    starts_at_ms bigint not null, ends_at_ms bigint not null, created_at_ms bigint not null, held_until_ms bigint,
    call_id text, check (starts_at_ms < ends_at_ms), check (status <> 'held' or held_until_ms is not null),
    check (status <> 'booked' or customer_id is not null))`,
  `create index visits_by_start on visits (desk_id, starts_at_ms)`,
  `create index visits_by_customer on visits (customer_id)`,
  `create index visits_by_call on visits (call_id)`,
  `create index visits_held on visits (held_until_ms) where status = 'held'`,
  `create table segments (
    id text primary key, visit_id text not null references visits (id) on delete cascade,
    service_id text not null references services (id), stylist_id text not null references stylists (id),
    position integer not null, starts_at_ms bigint not null, ends_at_ms bigint not null,
    occupied_from_ms bigint not null, occupied_until_ms bigint not null, active integer not null,
    check (starts_at_ms < ends_at_ms), check (occupied_from_ms < occupied_until_ms))`,
  `create index segments_by_visit on segments (visit_id)`,
  `create index segments_by_stylist on segments (stylist_id, occupied_until_ms) where active = 1`,
  `create table proposals (
    id text primary key, desk_id text not null references desks (id), call_id text,
    kind text not null check (kind in ('book', 'move', 'cancel')),
    status text not null check (status in ('open', 'committed', 'released')),
    visit_id text not null references visits (id), hold_visit_id text references visits (id),
    payload text not null, outcome text, created_at_ms bigint not null)`,
  `create index proposals_by_call on proposals (call_id)`,
  `create table outbox (
    id text primary key, desk_id text not null references desks (id), key text not null unique, kind text not null,
    payload text not null, due_at_ms bigint not null, attempts integer not null,
    status text not null check (status in ('waiting', 'done', 'failed')), created_at_ms bigint not null)`,
  `create index outbox_due on outbox (due_at_ms) where status = 'waiting'`,
];

const conversation = [
  `create table calls (
    id text primary key, desk_id text not null references desks (id), channel text not null, caller_number text,
    started_at_ms bigint not null, ended_at_ms bigint, outcome text)`,
  `create index calls_by_start on calls (desk_id, started_at_ms)`,
  `create table call_events (
    call_id text not null references calls (id) on delete cascade, sequence integer not null, at_ms bigint not null,
    event text not null, effects_digest text not null, primary key (call_id, sequence))`,
];
