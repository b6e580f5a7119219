import type { DaySpan } from "../../domain/business/weekly-hours.ts";
import type { DeskFault, Path } from "./fault.ts";
import type { WrittenDesk } from "./schema.ts";
import { toWeeklyHours } from "./week.ts";

type WrittenDays = WrittenDesk["specialDays"];

/** Dates with other hours that are given twice, closed as well, or outside opening hours. */
export function* specialDayFaults(desk: WrittenDesk): Generator<DeskFault, void> {
  yield* placeDays(["specialDays"], desk.specialDays, desk.closures);
  for (const [at, { specialDays, closures }] of desk.locations.entries()) {
    yield* placeDays(["locations", at, "specialDays"], specialDays, [
      ...desk.closures,
      ...closures,
    ]);
  }
  for (const [at, stylist] of desk.stylists.entries()) {
    const path = ["stylists", at, "specialDays"];
    yield* twice(path, stylist.specialDays);
    const place = desk.locations.find(({ id }) => id === stylist.location);
    if (stylist.zone !== undefined && stylist.zone !== (place?.zone ?? desk.zone)) continue;
    for (const [index, { date, hours }] of stylist.specialDays.entries()) {
      const open = openOn(date, desk, place);
      if (hours.every((span) => open.some((other) => overlaps(span, other)))) continue;
      const sentence = `${stylist.name} works on ${date}, when ${place?.name ?? desk.name} is closed; expected hours within opening hours`;
      yield { path: [...path, index], sentence };
    }
  }
}

function* placeDays(
  path: Path,
  days: WrittenDays,
  closures: WrittenDesk["closures"],
): Generator<DeskFault, void> {
  yield* twice(path, days);
  for (const [index, { date }] of days.entries()) {
    if (!isClosed(date, closures)) continue;
    const sentence = `${date} has hours and is closed as well; expected one of the two`;
    yield { path: [...path, index], sentence };
  }
}

function* twice(path: Path, days: WrittenDays): Generator<DeskFault, void> {
  const dates = days.map(({ date }) => date);
  for (const [index, date] of dates.entries()) {
    if (dates.indexOf(date) === index) continue;
    const sentence = `${date} is already given above; write all its hours in one place, "10:00-12:00, 15:00-18:00"`;
    yield { path: [...path, index], sentence };
  }
}

function openOn(
  date: string,
  desk: WrittenDesk,
  place: WrittenDesk["locations"][number] | undefined,
): readonly DaySpan[] {
  if (isClosed(date, [...desk.closures, ...(place?.closures ?? [])])) return [];
  const special = [...(place?.specialDays ?? []), ...desk.specialDays];
  const weekday = new Date(`${date}T00:00Z`).getUTCDay() || 7;
  return (
    special.find((day) => day.date === date)?.hours ??
    toWeeklyHours(place?.hours ?? desk.hours).filter((span) => span.weekday === weekday)
  );
}

function isClosed(date: string, closures: WrittenDesk["closures"]): boolean {
  return closures.some(({ from, to = from }) => from <= date && date <= to);
}

function overlaps(left: DaySpan, right: DaySpan): boolean {
  return left.fromMinute < right.toMinute && right.fromMinute < left.toMinute;
}
