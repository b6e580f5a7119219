import { sql, type Transaction } from "kysely";
import type { Tables } from "../schema/index.ts";

/**
 * Makes the database itself refuse that anybody is occupied twice: active segments of one stylist never overlap each
 * other or the stylist's time off, whichever is written second and whoever writes it. A refused write raises `slot-taken`.
 * `segments.active` follows the status of the visit; a row out of step is refused too, so nothing slips past the guard.
 */
export async function guardAgainstOverlaps(database: Transaction<Tables>): Promise<void> {
  for (const statement of triggers) await sql.raw(statement).execute(database);
}

const visitIsActive = (visit: string) =>
  `exists (select 1 from visits where id = ${visit} and status in ('held', 'booked'))`;

const refuseOverlap = `
  select raise(abort, 'out-of-step: an active segment needs a visit that is held or booked')
    where new.active <> ${visitIsActive("new.visit_id")};
  select raise(abort, 'slot-taken') where new.active = 1 and (
    exists (select 1 from segments where active = 1 and stylist_id = new.stylist_id and id <> new.id
      and occupied_until_ms > new.occupied_from_ms and occupied_from_ms < new.occupied_until_ms)
    or exists (select 1 from time_off where stylist_id = new.stylist_id
      and ends_at_ms > new.occupied_from_ms and starts_at_ms < new.occupied_until_ms));`;

const refuseTimeOff = `
  select raise(abort, 'slot-taken') where
    exists (select 1 from segments where active = 1 and stylist_id = new.stylist_id
      and occupied_until_ms > new.starts_at_ms and occupied_from_ms < new.ends_at_ms);`;

const triggers = [
  `create trigger segments_inserted before insert on segments begin ${refuseOverlap} end`,
  `create trigger segments_updated before update on segments begin ${refuseOverlap} end`,
  `create trigger visits_status after update of status on visits
    when (new.status in ('held', 'booked')) <> (old.status in ('held', 'booked'))
    begin
      update segments set active = (new.status in ('held', 'booked')) where visit_id = new.id;
    end`,
  `create trigger time_off_inserted before insert on time_off begin ${refuseTimeOff} end`,
  `create trigger time_off_updated before update on time_off begin ${refuseTimeOff} end`,
];
