import { LONGEST_OCCUPIED_MS } from "./longest.ts";

/**
 * The guard as PostgreSQL's exclusion constraints, which no writer gets past in any isolation, and triggers for what a
 * constraint can't say: rows that were allowed to overlap, time off, and rows out of step with their visit. A trigger
 * locks the row of the stylist, room or customer first, so that two writers at once see each other.
 */
export const postgresGuard: readonly string[] = [
  // For `=` on text in a gist index: https://www.postgresql.org/docs/current/btree-gist.html
  `create extension if not exists btree_gist`,
  apart("segments", "stylist_id", "occupied_from_ms, occupied_until_ms", "active = 1"),
  apart("resource_uses", "resource_id", "occupied_from_ms, occupied_until_ms", "active = 1"),
  apart("visits", "customer_id", "starts_at_ms, ends_at_ms", "status = 'booked'"),
  ...["segments", "resource_uses"].map(
    (table) =>
      `alter table ${table} add constraint ${table}_too_long
        check (occupied_until_ms - occupied_from_ms <= ${LONGEST_OCCUPIED_MS})`,
  ),
  ...onWrite(
    "segments",
    "visit_id, stylist_id, occupied_from_ms, occupied_until_ms, active, overlap_allowed",
    `${outOfStep()}
    if new.active = 1 then
      perform 1 from stylists where id = new.stylist_id for no key update;
      if new.overlap_allowed = 0 and (${hasOther("segments", "stylist_id")} or exists (
        select 1 from time_off where stylist_id = new.stylist_id
          and ends_at_ms > new.occupied_from_ms and starts_at_ms < new.occupied_until_ms))
      then ${refuse("slot-taken")} end if;
    end if;`,
  ),
  ...onWrite(
    "resource_uses",
    "visit_id, resource_id, occupied_from_ms, occupied_until_ms, active, overlap_allowed",
    `${outOfStep()}
    if new.active = 1 then
      perform 1 from resources where id = new.resource_id for no key update;
      if new.overlap_allowed = 0 and ${hasOther("resource_uses", "resource_id")} then ${refuse("slot-taken")} end if;
    end if;`,
  ),
  ...onWrite(
    "time_off",
    "stylist_id, starts_at_ms, ends_at_ms",
    `perform 1 from stylists where id = new.stylist_id for no key update;
    if exists (select 1 from segments where active = 1 and stylist_id = new.stylist_id
      and occupied_until_ms > new.starts_at_ms and occupied_until_ms < new.ends_at_ms + ${LONGEST_OCCUPIED_MS}
      and occupied_from_ms < new.ends_at_ms)
    then ${refuse("slot-taken")} end if;`,
  ),
  ...onWrite(
    "visits",
    "customer_id, status, starts_at_ms, ends_at_ms, overlap_allowed",
    `if new.status = 'booked' then
      perform 1 from customers where id = new.customer_id for no key update;
      if new.overlap_allowed = 0 and exists (select 1 from visits where status = 'booked' and customer_id = new.customer_id and id <> new.id
        and ends_at_ms > new.starts_at_ms and starts_at_ms < new.ends_at_ms)
      then ${refuse("customer-busy")} end if;
    end if;`,
  ),
  `create function visits_status() returns trigger language plpgsql as $$
    begin
      update segments set active = (new.status in ('held', 'booked'))::int where visit_id = new.id;
      update resource_uses set active = (new.status in ('held', 'booked'))::int where visit_id = new.id;
      return null;
    end $$`,
  `create trigger visits_status after update of status on visits for each row
    when ((new.status in ('held', 'booked')) <> (old.status in ('held', 'booked'))) execute function visits_status()`,
];

/** The name of the constraint is in the error, which `store/slot-taken.ts` reads. */
function apart(table: string, owner: string, span: string, counts: string): string {
  return `alter table ${table} add constraint ${table}_apart
    exclude using gist (${owner} with =, int8range(${span}) with &&) where (${counts} and overlap_allowed = 0)`;
}

function onWrite(table: string, columns: string, body: string): string[] {
  return [
    `create function ${table}_guard() returns trigger language plpgsql as $$ begin ${body} return new; end $$`,
    `create trigger ${table}_guard before insert or update of ${columns} on ${table}
      for each row execute function ${table}_guard()`,
  ];
}

/** The visit is locked, so that its status stays what it is until this row is written. */
function outOfStep(): string {
  return `perform 1 from visits where id = new.visit_id for share;
    if (new.active = 1) <> exists (select 1 from visits where id = new.visit_id and status in ('held', 'booked'))
    then raise exception 'out-of-step: an active row needs a visit that is held or booked' using errcode = '23514';
    end if;`;
}

function hasOther(table: string, owner: string): string {
  return `exists (select 1 from ${table} where active = 1 and ${owner} = new.${owner} and id <> new.id
    and occupied_until_ms > new.occupied_from_ms
    and occupied_until_ms < new.occupied_until_ms + ${LONGEST_OCCUPIED_MS}
    and occupied_from_ms < new.occupied_until_ms)`;
}

function refuse(reason: "slot-taken" | "customer-busy"): string {
  return `raise exception '${reason}' using errcode = '23P01';`;
}
