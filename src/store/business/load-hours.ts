import type { Selectable } from "kysely";
import type { Closure } from "../../domain/business/desk-file.ts";
import type { SpecialDay } from "../../domain/business/special-day.ts";
import type { WeeklyHours, WeeklySpan } from "../../domain/business/weekly-hours.ts";
import type { Reader } from "../database.ts";
import type { ClosuresTable } from "../schema/closures.ts";
import type { DateOverridesTable } from "../schema/date-overrides.ts";
import { readWeekday } from "./read-weekday.ts";

/** The opening and working hours of a desk, told apart by whose they are. */
export interface DeskHours {
  ofDesk(): Opening;
  /** Of a place; those of the whole desk where it has no hours of its own. */
  ofLocation(id: string): Opening;
  ofStylist(id: string): Omit<Opening, "closures">;
}

interface Opening {
  readonly hours: WeeklyHours;
  readonly specialDays: readonly SpecialDay[];
  readonly closures: readonly Closure[];
}

/** Reads all hours, special days and closures of a desk. */
export async function loadHours(reader: Reader, deskId: string): Promise<DeskHours> {
  const weekly = await reader
    .selectFrom("weekly_hours")
    .selectAll()
    .where("desk_id", "=", deskId)
    .orderBy("weekday")
    .orderBy("from_minute")
    .execute();
  const dates = await reader
    .selectFrom("date_overrides")
    .selectAll()
    .where("desk_id", "=", deskId)
    .orderBy("date")
    .orderBy("from_minute")
    .execute();
  const closures = await reader
    .selectFrom("closures")
    .selectAll()
    .where("desk_id", "=", deskId)
    .orderBy("from_date")
    .execute();
  const hoursOf = Map.groupBy(weekly, ownerOf);
  const datesOf = Map.groupBy(dates, ownerOf);
  const closuresOf = Map.groupBy(closures, (row) => row.location_id);
  const of = (owner: string) => ({
    hours: (hoursOf.get(owner) ?? []).map(readSpan),
    specialDays: readSpecialDays(datesOf.get(owner) ?? []),
  });
  return {
    ofDesk: () => ({ ...of(DESK), closures: (closuresOf.get(null) ?? []).map(readClosure) }),
    ofLocation(id) {
      const own = of(locationOwner(id));
      const closed = (closuresOf.get(id) ?? []).map(readClosure);
      return { ...own, hours: own.hours.length > 0 ? own.hours : of(DESK).hours, closures: closed };
    },
    ofStylist: (id) => of(stylistOwner(id)),
  };
}

const DESK = "desk";

function ownerOf(row: {
  readonly stylist_id: string | null;
  readonly location_id: string | null;
}): string {
  if (row.stylist_id !== null) return stylistOwner(row.stylist_id);
  return row.location_id === null ? DESK : locationOwner(row.location_id);
}

function stylistOwner(id: string): string {
  return `stylist ${id}`;
}

function locationOwner(id: string): string {
  return `location ${id}`;
}

function readSpan(row: {
  readonly weekday: number;
  readonly from_minute: number;
  readonly to_minute: number;
}): WeeklySpan {
  return {
    weekday: readWeekday(row.weekday),
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
  };
}

/** Several rows of a date are several spans; one without minutes is none. */
function readSpecialDays(rows: readonly Selectable<DateOverridesTable>[]): readonly SpecialDay[] {
  const byDate = Map.groupBy(rows, (row) => row.date);
  return [...byDate].map(readSpecialDay);
}

function readSpecialDay([date, rows]: readonly [
  string,
  readonly Selectable<DateOverridesTable>[],
]): SpecialDay {
  const reason = rows.find((row) => row.reason !== null)?.reason ?? null;
  return {
    date,
    spans: rows.flatMap(({ from_minute: fromMinute, to_minute: toMinute }) =>
      fromMinute === null || toMinute === null ? [] : [{ fromMinute, toMinute }],
    ),
    ...(reason === null ? {} : { reason }),
  };
}

function readClosure(row: Selectable<ClosuresTable>): Closure {
  return {
    from: row.from_date,
    to: row.to_date,
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}
