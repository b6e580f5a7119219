import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Several numbers a customer, consent, codes, the waiting list, ratings, and who changed what. */
export const whoIsWho: Migration = {
  number: 5,
  name: "who-is-who",
  async up(database) {
    for (const statement of [...customers, ...waiting, ...audit])
      await sql.raw(statement).execute(database);
  },
};

const customers = [
  `alter table customers add column email text`,
  `alter table customers add column language text`,
  `alter table customers add column note text`,
  `create table customer_phones (
    customer_id text not null references customers (id) on delete cascade, phone text not null,
    added_at_ms bigint not null, verified_at_ms bigint, primary key (customer_id, phone))`,
  `create index customer_phones_by_phone on customer_phones (phone)`,
  `insert into customer_phones (customer_id, phone, added_at_ms) select id, phone, created_at_ms from customers`,
  `create table consents (
    id text primary key, desk_id text not null references desks (id) on delete cascade, phone text not null,
    purpose text not null check (purpose in ('service', 'promotional')), granted integer not null,
    source text not null, at_ms bigint not null)`,
  `create index consents_by_phone on consents (desk_id, phone, at_ms)`,
  `create table verifications (
    id text primary key, desk_id text not null references desks (id) on delete cascade, call_id text not null,
    phone text not null, code_hash text not null, attempts integer not null, created_at_ms bigint not null,
    expires_at_ms bigint not null, verified_at_ms bigint)`,
  `create index verifications_by_call on verifications (call_id)`,
  `create index verifications_by_phone on verifications (desk_id, phone, created_at_ms)`,
];

const waiting = [
  `create table waiting_list (
    id text primary key, desk_id text not null references desks (id) on delete cascade,
    customer_id text not null references customers (id), service_ids text not null,
    stylist_id text references stylists (id), from_ms bigint not null, until_ms bigint not null,
    status text not null check (status in ('waiting', 'offered', 'booked', 'left', 'lapsed')),
    call_id text, created_at_ms bigint not null, check (from_ms < until_ms))`,
  `create index waiting_list_open on waiting_list (desk_id, created_at_ms) where status = 'waiting'`,
  `create table waiting_offers (
    id text primary key, waiting_id text not null references waiting_list (id) on delete cascade,
    visit_id text not null references visits (id), expires_at_ms bigint not null,
    status text not null check (status in ('open', 'accepted', 'declined', 'lapsed')), created_at_ms bigint not null)`,
  `create index waiting_offers_open on waiting_offers (expires_at_ms) where status = 'open'`,
];

const audit = [
  `create table ratings (
    visit_id text primary key references visits (id) on delete cascade, stars integer check (stars between 1 and 5),
    words text, at_ms bigint not null)`,
  `create table audit (
    id text primary key, sequence bigint not null unique, desk_id text not null references desks (id) on delete cascade, at_ms bigint not null,
    actor text not null, channel text not null, call_id text, action text not null,
    subject text not null, subject_id text not null, before text, after text, change_id text not null)`,
  `create index audit_by_desk on audit (desk_id, sequence)`,
  `create index audit_by_subject on audit (subject, subject_id, sequence)`,
];
