import { LONGEST_OCCUPIED_MS } from "./longest.ts";

/**
 * The guard as SQLite's triggers. `begin immediate` lets one writer in at a time, so what a trigger looks at can't change
 * under it.
 */
export const sqliteGuard: readonly string[] = [
  ...[
    "segments_inserted",
    "segments_updated",
    "visits_status",
    "time_off_inserted",
    "time_off_updated",
  ].map((name) => `drop trigger if exists ${name}`),
  ...onWrite(
    "segments",
    "visit_id, stylist_id, occupied_from_ms, occupied_until_ms, active, overlap_allowed",
    `${outOfStep()} ${tooLong()}
    select raise(abort, 'slot-taken') where new.active = 1 and new.overlap_allowed = 0 and (
      ${hasOther("segments", "stylist_id")}
      or exists (select 1 from time_off where stylist_id = new.stylist_id
        and ends_at_ms > new.occupied_from_ms and starts_at_ms < new.occupied_until_ms));`,
  ),
  ...onWrite(
    "resource_uses",
    "visit_id, resource_id, occupied_from_ms, occupied_until_ms, active, overlap_allowed",
    `${outOfStep()} ${tooLong()}
    select raise(abort, 'slot-taken') where new.active = 1 and new.overlap_allowed = 0
      and ${hasOther("resource_uses", "resource_id")};`,
  ),
  ...onWrite(
    "time_off",
    "stylist_id, starts_at_ms, ends_at_ms",
    `select raise(abort, 'slot-taken') where
      exists (select 1 from segments where active = 1 and stylist_id = new.stylist_id
        and occupied_until_ms > new.starts_at_ms and occupied_until_ms < new.ends_at_ms + ${LONGEST_OCCUPIED_MS}
        and occupied_from_ms < new.ends_at_ms);`,
  ),
  ...onWrite(
    "visits",
    "customer_id, status, starts_at_ms, ends_at_ms, overlap_allowed",
    `select raise(abort, 'customer-busy') where new.status = 'booked' and new.overlap_allowed = 0
      and exists (select 1 from visits where status = 'booked' and customer_id = new.customer_id and id <> new.id
        and ends_at_ms > new.starts_at_ms and starts_at_ms < new.ends_at_ms);`,
  ),
  `create trigger visits_status after update of status on visits
    when (new.status in ('held', 'booked')) <> (old.status in ('held', 'booked'))
    begin
      update segments set active = (new.status in ('held', 'booked')) where visit_id = new.id;
      update resource_uses set active = (new.status in ('held', 'booked')) where visit_id = new.id;
    end`,
];

function onWrite(table: string, columns: string, body: string): string[] {
  return [
    `create trigger ${table}_inserted before insert on ${table} begin ${body} end`,
    `create trigger ${table}_updated before update of ${columns} on ${table} begin ${body} end`,
  ];
}

function outOfStep(): string {
  return `select raise(abort, 'out-of-step: an active row needs a visit that is held or booked')
    where new.active <> exists (select 1 from visits where id = new.visit_id and status in ('held', 'booked'));`;
}

function tooLong(): string {
  return `select raise(abort, 'too-long: a row occupies three days at most')
    where new.occupied_until_ms - new.occupied_from_ms > ${LONGEST_OCCUPIED_MS};`;
}

/** The second bound follows from the longest that a row may be; with it the index is read only around the stretch. */
function hasOther(table: string, owner: string): string {
  return `exists (select 1 from ${table} where active = 1 and ${owner} = new.${owner} and id <> new.id
    and occupied_until_ms > new.occupied_from_ms
    and occupied_until_ms < new.occupied_until_ms + ${LONGEST_OCCUPIED_MS}
    and occupied_from_ms < new.occupied_until_ms)`;
}
