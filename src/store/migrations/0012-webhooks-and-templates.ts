import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * A carrier's webhook is done once and answered as often as it is told; how far a transfer has come is known to every server; an
 * outbox row knows the template that it went out as, and whom WhatsApp lets us write to freely.
 */
export const webhooksAndTemplates: Migration = {
  number: 12,
  name: "webhooks-and-templates",
  async up(database) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table answered_webhooks (
    token_hash text primary key, begun_at_ms bigint not null, sealed_answer text)`,
  `create index answered_webhooks_by_age on answered_webhooks (begun_at_ms)`,
  `alter table stream_tickets add column transfer_step text
    check (transfer_step in ('ringing', 'accepted', 'nobody'))`,
  `create table whatsapp_windows (phone text primary key, wrote_at_ms bigint not null)`,
  `alter table outbox add column template text`,
];
