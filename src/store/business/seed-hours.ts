import type { Closure, DeskFile } from "../../domain/business/desk-file.ts";
import type { SpecialDay } from "../../domain/business/special-day.ts";
import type { WeeklyHours } from "../../domain/business/weekly-hours.ts";
import type { Writer } from "../database.ts";
import { within } from "./within.ts";

/** Whose hours they are, by the ids of the desk file; nobody's: those of the whole desk. */
export interface HoursOwner {
  readonly stylist?: string;
  readonly location?: string;
}

/** Writes weekly hours. */
export async function insertHours(
  writer: Writer,
  file: DeskFile,
  owner: HoursOwner,
  hours: WeeklyHours,
): Promise<void> {
  for (const [index, span] of hours.entries()) {
    await writer
      .insertInto("weekly_hours")
      .values({
        id: rowId(file, owner, "hours", index),
        ...ownerColumns(file, owner),
        weekday: span.weekday,
        from_minute: span.fromMinute,
        to_minute: span.toMinute,
      })
      .execute();
  }
}

/** Writes other hours on single dates; a day without any is one row without minutes. */
export async function insertSpecialDays(
  writer: Writer,
  file: DeskFile,
  owner: HoursOwner,
  days: readonly SpecialDay[],
): Promise<void> {
  const rows = days.flatMap(({ date, spans, reason }) =>
    (spans.length > 0 ? spans : [undefined]).map((span) => ({
      date,
      from_minute: span?.fromMinute ?? null,
      to_minute: span?.toMinute ?? null,
      reason: reason ?? null,
    })),
  );
  for (const [index, row] of rows.entries()) {
    await writer
      .insertInto("date_overrides")
      .values({
        id: rowId(file, owner, "special-day", index),
        ...ownerColumns(file, owner),
        ...row,
      })
      .execute();
  }
}

/** Writes the days on which a desk, or one of its places, does not open. */
export async function insertClosures(
  writer: Writer,
  file: DeskFile,
  owner: Omit<HoursOwner, "stylist">,
  closures: readonly Closure[],
): Promise<void> {
  for (const [index, closure] of closures.entries()) {
    await writer
      .insertInto("closures")
      .values({
        id: rowId(file, owner, "closure", index),
        desk_id: file.id,
        location_id: ownerColumns(file, owner).location_id,
        from_date: closure.from,
        to_date: closure.to,
        reason: closure.reason ?? null,
      })
      .execute();
  }
}

function ownerColumns(file: DeskFile, { stylist, location }: HoursOwner) {
  return {
    desk_id: file.id,
    stylist_id: stylist === undefined ? null : within(file, stylist),
    location_id: location === undefined ? null : within(file, location),
  };
}

/** A place and a stylist may have the same id, and either may be called like a row of the desk. */
function rowId(
  file: DeskFile,
  { stylist, location }: HoursOwner,
  what: string,
  index: number,
): string {
  const whose = stylist === undefined ? "" : `${stylist}/`;
  const where = location === undefined ? "" : `at/${location}/`;
  return within(file, `${where}${whose}${what}-${index + 1}`);
}
