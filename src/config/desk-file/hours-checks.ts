import type { WeeklyHours, WeeklySpan } from "../../domain/business/weekly-hours.ts";
import type { DeskFault, Path } from "./fault.ts";
import type { WrittenDesk } from "./schema.ts";
import { toWeeklyHours, WEEK_KEYS } from "./week.ts";

const WEEK_MINUTES = 10_080;

/** Hours that could never matter are taken for mistakes, and so are stretches that end before they begin. */
export function* hoursFaults(desk: WrittenDesk): Generator<DeskFault, void> {
  const open = toWeeklyHours(desk.hours);
  if (open.length === 0) {
    yield { path: ["hours"], sentence: "hours has no opening hours; expected at least one day" };
  }
  for (const [at, location] of desk.locations.entries()) {
    if (location.hours && toWeeklyHours(location.hours).length === 0) {
      const sentence = `${location.name} never opens; expected hours on at least one day`;
      yield { path: ["locations", at, "hours"], sentence };
    }
    for (const [index, { from, to = from }] of location.closures.entries()) {
      yield* backwards(["locations", at, "closures", index], from, to);
    }
  }
  for (const [at, stylist] of desk.stylists.entries()) {
    const path = ["stylists", at];
    const place = desk.locations.find(({ id }) => id === stylist.location);
    const placeHours = place?.hours ? toWeeklyHours(place.hours) : open;
    const hours = stylist.hours ? toWeeklyHours(stylist.hours) : placeHours;
    if (hours.length === 0) {
      yield { path, sentence: `${stylist.name} never works; expected hours on at least one day` };
    }
    const isElsewhere = stylist.zone !== undefined && stylist.zone !== (place?.zone ?? desk.zone);
    for (const span of isElsewhere ? [] : strays(hours, placeHours)) {
      const sentence = `${stylist.name} works ${spanName(span)}, when ${place?.name ?? desk.name} is closed; expected hours within opening hours`;
      yield { path: [...path, "hours"], sentence };
    }
    const breaks = toWeeklyHours(stylist.breaks ?? {});
    if (breaks.length > 0 && strays(breaks, hours).length === breaks.length) {
      const sentence = `${stylist.name} has breaks only outside working hours; expected breaks during work`;
      yield { path: [...path, "breaks"], sentence };
    }
    for (const [index, off] of stylist.timeOff.entries()) {
      yield* backwards([...path, "timeOff", index], off.from, off.to);
    }
  }
  for (const [at, closure] of desk.closures.entries()) {
    yield* backwards(["closures", at], closure.from, closure.to ?? closure.from);
  }
}

/** A bare date as an end is the whole day. */
function* backwards(path: Path, from: string, to: string): Generator<DeskFault, void> {
  const isDay = !to.includes("T");
  const isBackwards = isDay
    ? to < from.slice(0, 10)
    : to <= (from.includes("T") ? from : `${from}T00:00`);
  if (isBackwards) {
    yield { path, sentence: `from ${from} to ${to} ends before it begins; expected a later end` };
  }
}

/** The spans that touch none of the others. */
function strays(spans: WeeklyHours, others: WeeklyHours): WeeklySpan[] {
  return spans.filter((span) => !others.some((other) => overlaps(span, other)));
}

function overlaps(left: WeeklySpan, right: WeeklySpan): boolean {
  return [-WEEK_MINUTES, 0, WEEK_MINUTES].some(
    (shift) => start(left) + shift < end(right) && start(right) < end(left) + shift,
  );
}

function start(span: WeeklySpan): number {
  return span.weekday * 1440 + span.fromMinute;
}

function end(span: WeeklySpan): number {
  return span.weekday * 1440 + span.toMinute;
}

function spanName(span: WeeklySpan): string {
  const day = Object.entries(WEEK_KEYS).find(([, days]) => {
    const [first, second] = days;
    return first === span.weekday && second === undefined;
  });
  return `on ${day?.[0]} ${clock(span.fromMinute)}-${clock(span.toMinute % 1440)}`;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
