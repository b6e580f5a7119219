import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Lets several servers answer one telephone number: a call that rang at one may be held by another. */
export const streamTickets: Migration = {
  number: 8,
  name: "stream-tickets",
  async up(database) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table stream_tickets (
    token_hash text primary key, call_sid text not null, caller_number text, called_number text, outgoing_id text,
    resumes integer not null, given_at_ms bigint not null, used_at_ms bigint,
    parting text check (parting in ('hang-up', 'transfer')), transfer_to text, whisper text)`,
  `create index stream_tickets_by_call on stream_tickets (call_sid, given_at_ms)`,
  `create index stream_tickets_by_age on stream_tickets (given_at_ms)`,
];
