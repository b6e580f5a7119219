import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * The outbox learns who is told, how, until when it makes sense and what became of it; jobs get a queue; a desk gets its
 * rules for telling customers. What was told before is `sent`, and what waits goes on waiting.
 */
export const outboxAndJobs: Migration = {
  number: 6,
  name: "outbox-and-jobs",
  async up(database) {
    for (const statement of [...outbox, ...jobs]) await sql.raw(statement).execute(database);
  },
};

const outbox = [
  `create table outbox_of_six (
    id text primary key, desk_id text not null references desks (id), key text not null unique, kind text not null,
    channel text not null check (channel in ('message', 'sms', 'whatsapp', 'call')),
    visit_id text references visits (id) on delete cascade, recipient text, payload text not null,
    due_at_ms bigint not null, not_after_ms bigint, attempts integer not null,
    status text not null check (status in ('waiting', 'claimed', 'sent', 'skipped', 'failed', 'unknown')),
    reason text, claimed_by text, claimed_until_ms bigint, handed_over_at_ms bigint, carrier text, carrier_id text,
    text text, outcome text, created_at_ms bigint not null, settled_at_ms bigint, forgotten_at_ms bigint,
    check ((status = 'claimed') = (claimed_until_ms is not null)))`,
  `insert into outbox_of_six (id, desk_id, key, kind, channel, payload, due_at_ms, attempts, status, created_at_ms, settled_at_ms)
    select id, desk_id, key, kind, 'message', payload, due_at_ms, attempts,
      case status when 'done' then 'sent' else status end, created_at_ms,
      case status when 'waiting' then null else due_at_ms end
    from outbox`,
  `drop table outbox`,
  `alter table outbox_of_six rename to outbox`,
  `create index outbox_due on outbox (due_at_ms) where status = 'waiting'`,
  `create index outbox_claimed on outbox (claimed_until_ms) where status = 'claimed'`,
  `create index outbox_by_visit on outbox (visit_id)`,
  `create index outbox_by_recipient on outbox (recipient, handed_over_at_ms)`,
  `create index outbox_unforgotten on outbox (settled_at_ms) where forgotten_at_ms is null`,
  `alter table desks add column outreach text`,
];

const jobs = [
  `create table jobs (
    id text primary key, queue text not null, key text, payload text not null, due_at_ms bigint not null,
    attempts integer not null, status text not null check (status in ('waiting', 'working')),
    held_by text, held_until_ms bigint, created_at_ms bigint not null,
    check ((status = 'working') = (held_until_ms is not null)))`,
  `create index jobs_due on jobs (queue, due_at_ms) where status = 'waiting'`,
  `create index jobs_working on jobs (queue, held_until_ms) where status = 'working'`,
  `create unique index jobs_key on jobs (queue, key) where status = 'waiting'`,
  `create table repeated_jobs (
    queue text primary key, next_at_ms bigint not null, held_by text, held_until_ms bigint)`,
];
