import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Calendars that are read for the visitors of a lobby, and which visitors are known from them. */
export const meetingCalendars: Migration = {
  number: 14,
  name: "meeting-calendars",
  async up(database) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table meeting_calendars (
    id text primary key, desk_id text not null references desks (id) on delete cascade,
    employee_id text references employees (id) on delete cascade, kind text not null, target text not null,
    settings text not null, secret text not null, created_at_ms bigint not null, last_read_at_ms bigint,
    next_read_at_ms bigint not null, failures integer not null, problem text, broken integer not null,
    claimed_until_ms bigint, unique (desk_id, target))`,
  `create index meeting_calendars_due on meeting_calendars (next_read_at_ms)`,
  `alter table expected_visits add column calendar_id text references meeting_calendars (id) on delete set null`,
  `alter table expected_visits add column event_key text`,
  `create unique index expected_visits_by_event on expected_visits (desk_id, event_key)`,
  `create index expected_visits_by_calendar on expected_visits (calendar_id, starts_at_ms)`,
];
