import type { Weekday, WeeklyHours, WeeklySpan } from "../../domain/business/weekly-hours.ts";
import type { Reader } from "../../store/database.ts";
import type { Deed } from "./deed.ts";
import { Refused } from "./refused.ts";

const WEEK_MINUTES = 10_080;
const DAYS = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

/** Whose week: the desk's own, or that of one of its people. */
export type Whose = { readonly stylistId: string } | "desk";

/** Opening hours of the desk, or when somebody works; breaks are theirs only. */
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
  const owner = whose === "desk" ? deskId : whose.stylistId;
  for (const [index, { weekday, fromMinute, toMinute }] of sorted.entries()) {
    const span = { weekday, from_minute: fromMinute, to_minute: toMinute };
    const id = `${owner}/${kind === "hours" ? "hours" : "break"}-${index + 1}`;
    if (whose === "desk") {
      if (kind === "breaks") throw new Refused("Only people have breaks, the desk has hours.");
      await rows.insert("weekly_hours", {
        id,
        desk_id: deskId,
        stylist_id: null,
        location_id: null,
        ...span,
      });
    } else if (kind === "breaks") {
      await rows.insert("breaks", { id, stylist_id: whose.stylistId, ...span });
    } else {
      const { stylistId } = whose;
      const row = { id, desk_id: deskId, stylist_id: stylistId, location_id: null, ...span };
      await rows.insert("weekly_hours", row);
    }
  }
}

/** Refuses hours of somebody who would work when the desk is closed, as a desk file does. */
export function checkWithinOpening(name: string, hours: WeeklyHours, open: WeeklyHours): void {
  const stray = hours.find((span) => !open.some((other) => overlaps(span, other)));
  if (!stray) return;
  throw new Refused(
    `${name} can't work on ${DAYS[stray.weekday - 1]} ${clock(stray.fromMinute)}-${clock(stray.toMinute % 1440)}: the desk is closed then.`,
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

async function rowsOf(reader: Reader, deskId: string, whose: Whose, kind: "hours" | "breaks") {
  if (kind === "breaks") {
    if (whose === "desk") return [];
    return await reader
      .selectFrom("breaks")
      .select(["id", "weekday", "from_minute", "to_minute"])
      .where("stylist_id", "=", whose.stylistId)
      .orderBy("weekday")
      .orderBy("from_minute")
      .execute();
  }
  const hours = reader
    .selectFrom("weekly_hours")
    .select(["id", "weekday", "from_minute", "to_minute"])
    .where("desk_id", "=", deskId)
    .where("location_id", "is", null)
    .orderBy("weekday")
    .orderBy("from_minute");
  return await (
    whose === "desk"
      ? hours.where("stylist_id", "is", null)
      : hours.where("stylist_id", "=", whose.stylistId)
  ).execute();
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
