import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Who works here, who comes to see them, how the host is told, and what became of it. */
export const lobby: Migration = {
  number: 11,
  name: "lobby",
  async up(database) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `alter table desks add column lobby text`,
  `create table departments (
    id text primary key, desk_id text not null references desks (id) on delete cascade, name text not null,
    alternate_id text, position integer not null)`,
  `create table employees (
    id text primary key, desk_id text not null references desks (id) on delete cascade, source text not null,
    external_id text, user_name text, name text not null, given_name text not null, family_name text not null, aliases text not null,
    title text, department_id text references departments (id) on delete set null,
    location_id text references locations (id) on delete set null, email text, phone text, slack_user_id text,
    alternate_id text, status text not null check (status in ('here', 'gone')), away_until_ms bigint, gone_at_ms bigint,
    see_instead_id text, language text)`,
  `create index employees_by_desk on employees (desk_id, status)`,
  `create unique index employees_by_source on employees (desk_id, source, external_id)`,
  `create table lobby_visits (
    id text primary key, desk_id text not null references desks (id) on delete cascade,
    location_id text references locations (id) on delete set null, call_id text, visitor_name text, company text,
    purpose text not null check (purpose in ('meeting', 'interview', 'delivery', 'contractor', 'message', 'other')),
    purpose_words text, party_size integer not null, host_id text references employees (id) on delete set null,
    language text not null, status text not null
      check (status in ('arrived', 'waiting', 'answered', 'review', 'turned-away', 'left')),
    host_answer text check (host_answer in ('on-my-way', 'wait', 'colleague', 'not-expected', 'said')),
    host_said text, answered_by_id text, badge_token text not null unique, expected_visit_id text,
    arrived_at_ms bigint not null, notified_at_ms bigint, answered_at_ms bigint, left_at_ms bigint,
    left_by text check (left_by in ('voice', 'badge', 'host', 'desk', 'midnight')), forgotten_at_ms bigint)`,
  `create index lobby_visits_by_desk on lobby_visits (desk_id, left_at_ms, arrived_at_ms)`,
  `create table host_steps (
    id text primary key, desk_id text not null references desks (id) on delete cascade, key text not null unique,
    visit_id text not null references lobby_visits (id) on delete cascade,
    step text not null check (step in ('slack', 'sms', 'call', 'alternate-slack', 'alternate-sms', 'front-desk',
      'front-desk-sms', 'front-desk-call')),
    employee_id text, due_at_ms bigint not null, attempts integer not null,
    status text not null check (status in ('waiting', 'claimed', 'sent', 'skipped', 'failed', 'unknown')),
    reason text, claimed_by text, claimed_until_ms bigint, handed_over_at_ms bigint, carrier text, carrier_id text,
    outcome text, created_at_ms bigint not null, settled_at_ms bigint)`,
  `create index host_steps_due on host_steps (status, due_at_ms)`,
  `create index host_steps_by_visit on host_steps (visit_id)`,
  `create table visit_news (
    id text primary key, visit_id text not null references lobby_visits (id) on delete cascade, call_id text,
    kind text not null, text text not null, data text not null, created_at_ms bigint not null, told_at_ms bigint)`,
  `create index visit_news_by_visit on visit_news (visit_id, created_at_ms)`,
  `create index visit_news_by_call on visit_news (call_id, told_at_ms)`,
  `create table expected_visits (
    id text primary key, desk_id text not null references desks (id) on delete cascade,
    host_id text not null references employees (id) on delete cascade, visitor_name text, company text, email text,
    subject text, starts_at_ms bigint not null, ends_at_ms bigint not null, token text not null unique,
    status text not null check (status in ('expected', 'arrived', 'cancelled')), created_at_ms bigint not null,
    forgotten_at_ms bigint,
    invitation text check (invitation in ('waiting', 'sending', 'sent', 'failed', 'unknown')), invitation_reason text,
    invitation_tries integer, invitation_due_at_ms bigint)`,
  `create index expected_visits_to_invite on expected_visits (invitation, invitation_due_at_ms)`,
  `create index expected_visits_by_desk on expected_visits (desk_id, starts_at_ms)`,
  `create table lobby_documents (
    id text primary key, desk_id text not null references desks (id) on delete cascade, name text not null,
    version integer not null, hash text not null, text text not null, purposes text not null,
    in_force integer not null)`,
  `create table document_acceptances (
    visit_id text not null references lobby_visits (id) on delete cascade,
    document_id text not null references lobby_documents (id) on delete cascade, version integer not null,
    hash text not null, accepted_at_ms bigint not null, primary key (visit_id, document_id))`,
  `create table deny_entries (
    id text primary key, desk_id text not null references desks (id) on delete cascade, name text not null,
    aliases text not null, company text, note text, added_by text not null, created_at_ms bigint not null,
    removed_at_ms bigint)`,
  `create table deny_hits (
    id text primary key, visit_id text not null references lobby_visits (id) on delete cascade,
    entry_id text not null references deny_entries (id) on delete cascade, score double precision not null,
    verdict text check (verdict in ('same', 'other')), decided_by text, created_at_ms bigint not null,
    decided_at_ms bigint)`,
  `create table badges (
    id text primary key, visit_id text not null references lobby_visits (id) on delete cascade,
    status text not null check (status in ('waiting', 'printing', 'printed', 'failed', 'unknown')),
    printer text, job text, reason text, requested_at_ms bigint not null, claimed_until_ms bigint,
    settled_at_ms bigint, staff_told_at_ms bigint)`,
  `create index badges_by_status on badges (status, requested_at_ms)`,
];
