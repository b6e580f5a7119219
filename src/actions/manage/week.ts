import type { Weekday, WeeklyHours, WeeklySpan } from "../../domain/business/weekly-hours.ts";
import type { Reader } from "../../store/database.ts";
import type { Deed } from "./deed.ts";
import { Refused } from "./refused.ts";

const WEEK_MINUTES = 10_080;
const DAYS = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

/** Whose week: the desk's own, or that of one of its people or places. */
export type Whose = { readonly stylistId: string } | { readonly locationId: string } | "desk";

/** Opening hours of the desk or a place, or when somebody works; breaks are theirs only. */
export async function weekOf(
  reader: Reader,
  deskId: string,
  whose: Whose,
  kind: "hours" | "breaks" = "hours",
): Promise<WeeklyHours> {
  const rows = await rowsOf(reader, deskId, whose, kind);
  return rows.map((row) => ({
    weekday: asWeekday(row.weekday),
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
  }));
}

/** When it is open where somebody works: their place, by its own hours or else the desk's, or the desk itself. */
export async function openingOf(
  reader: Reader,
  deskId: string,
  locationId: string | null,
): Promise<WeeklyHours> {
  const own = locationId === null ? [] : await weekOf(reader, deskId, { locationId });
  return own.length > 0 ? own : await weekOf(reader, deskId, "desk");
}

/** Puts a week in place of the one before. Throws `Refused` for spans that overlap each other. */
export async function writeWeek(
  { rows, writer, deskId }: Deed,
  whose: Whose,
  kind: "hours" | "breaks",
  week: WeeklyHours,
): Promise<void> {
  const sorted = checkWeek(week);
  const table = kind === "hours" ? "weekly_hours" : "breaks";
  for (const { id } of await rowsOf(writer, deskId, whose, kind)) await rows.remove(table, { id });
  const { stylistId, locationId } = columnsOf(whose);
  if (kind === "breaks" && stylistId === null && sorted.length > 0)
    throw new Refused("Only people have breaks; leave a gap between the hours instead.");
  const owner = stylistId ?? locationId ?? deskId;
  for (const [index, { weekday, fromMinute, toMinute }] of sorted.entries()) {
    const span = { weekday, from_minute: fromMinute, to_minute: toMinute };
    const id = `${owner}/${kind === "hours" ? "hours" : "break"}-${index + 1}`;
    if (kind === "breaks" && stylistId !== null)
      await rows.insert("breaks", { id, stylist_id: stylistId, ...span });
    else
      await rows.insert("weekly_hours", {
        id,
        desk_id: deskId,
        stylist_id: stylistId,
        location_id: locationId,
        ...span,
      });
  }
}

/** Refuses hours of somebody who would work when the desk is closed, as a desk file does. */
export function checkWithinOpening(name: string, hours: WeeklyHours, open: WeeklyHours): void {
  const stray = hours.find((span) => !open.some((other) => overlaps(span, other)));
  if (!stray) return;
  throw new Refused(
    `${name} can't work on ${DAYS[stray.weekday - 1]} ${clock(stray.fromMinute)}-${clock(stray.toMinute % 1440)}: it is closed then.`,
  );
}

function checkWeek(week: WeeklyHours): WeeklyHours {
  const sorted = week.toSorted((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute);
  for (const [index, span] of sorted.entries()) {
    if (span.fromMinute < 0 || span.fromMinute >= 1440 || span.toMinute <= span.fromMinute)
      throw new Refused("Hours must begin before they end, like 10:00-19:00.");
    const clash = sorted.find((other, at) => at > index && overlaps(span, other));
    if (clash)
      throw new Refused(`The hours on ${DAYS[clash.weekday - 1]} overlap each other; join them.`);
  }
  return sorted;
}

/** The columns of a row that say whose it is. */
export function columnsOf(whose: Whose): {
  readonly stylistId: string | null;
  readonly locationId: string | null;
} {
  if (whose === "desk") return { stylistId: null, locationId: null };
  return "stylistId" in whose
    ? { stylistId: whose.stylistId, locationId: null }
    : { stylistId: null, locationId: whose.locationId };
}

async function rowsOf(reader: Reader, deskId: string, whose: Whose, kind: "hours" | "breaks") {
  const { stylistId, locationId } = columnsOf(whose);
  if (kind === "breaks") {
    if (stylistId === null) return [];
    return await reader
      .selectFrom("breaks")
      .select(["id", "weekday", "from_minute", "to_minute"])
      .where("stylist_id", "=", stylistId)
      .orderBy("weekday")
      .orderBy("from_minute")
      .execute();
  }
  return await reader
    .selectFrom("weekly_hours")
    .select(["id", "weekday", "from_minute", "to_minute"])
    .where("desk_id", "=", deskId)
    .where("stylist_id", stylistId === null ? "is" : "=", stylistId)
    .where("location_id", locationId === null ? "is" : "=", locationId)
    .orderBy("weekday")
    .orderBy("from_minute")
    .execute();
}

function asWeekday(value: number): Weekday {
  const day = ([1, 2, 3, 4, 5, 6, 7] as const).find((one) => one === value);
  if (day === undefined) throw new RangeError(`There is no weekday ${value}`);
  return day;
}

function overlaps(left: WeeklySpan, right: WeeklySpan): boolean {
  return [-WEEK_MINUTES, 0, WEEK_MINUTES].some(
    (shift) =>
      inWeek(left, left.fromMinute) + shift < inWeek(right, right.toMinute) &&
      inWeek(right, right.fromMinute) < inWeek(left, left.toMinute) + shift,
  );
}

function inWeek({ weekday }: WeeklySpan, minute: number): number {
  return weekday * 1440 + minute;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
