import { Temporal } from "temporal-polyfill";
import type { WeeklyHours } from "../../business/weekly-hours.ts";
import type { BusySpan, RosterPerson, SlotRequest } from "../types.ts";

const MINUTE_MS = 60_000;

/** One minute of real time and what the clock on the wall shows in it. */
interface WallMinute {
  readonly atMs: number;
  /** In milliseconds as if it were UTC. */
  readonly wallMs: number;
  readonly date: string;
}

/**
 * The free starts of a visit, found the slow and obvious way: every minute is looked at by itself and
 * every rule is compared with the clock on the wall. Answers `start person` lines in the order of `freeSlots`.
 */
export function bruteForceStarts(
  request: SlotRequest & { readonly busySpans: readonly BusySpan[] },
  minutes: readonly WallMinute[],
): string[] {
  const { roster, policy, services } = request;
  const open = markWeekly(roster.hours, minutes, (date) =>
    roster.closures.some((one) => one.from <= date && date <= one.to),
  );
  const pieces = services.flatMap((service) => minutesOf(service));
  const before = services[0]?.bufferBeforeMinutes ?? 0;
  const after = services.at(-1)?.bufferAfterMinutes ?? 0;
  const today = minutes.findLast((minute) => minute.atMs <= request.nowMs)?.date;
  if (today === undefined) throw new RangeError("The minutes must begin before now");
  const lastDate = Temporal.PlainDate.from(today).add({ days: policy.horizonDays }).toString();
  const people = roster.people
    .filter((person) => request.personId === undefined || person.id === request.personId)
    .filter((person) => services.every((service) => person.serviceIds.includes(service.id)))
    .map((person) => ({ id: person.id, free: markFree(person, minutes, open, request.busySpans) }));
  const found: string[] = [];
  minutes.forEach(({ atMs, wallMs, date }, start) => {
    if (atMs < request.fromMs || atMs >= request.untilMs) return;
    if (atMs < request.nowMs + policy.minimumNoticeMinutes * MINUTE_MS) return;
    if (date > lastDate) return;
    if ((wallMs / MINUTE_MS) % policy.slotIntervalMinutes !== 0) return;
    if (!allTrue(open, start, start + pieces.length - before - after)) return;
    for (const { id, free } of people) {
      const fits = pieces.every((isBusy, at) => !isBusy || free[start - before + at] === true);
      if (fits) found.push(`${atMs} ${id}`);
    }
  });
  return found;
}

/** What the clock shows in every minute of `[fromMs, untilMs)`. */
export function wallMinutes(zone: string, fromMs: number, untilMs: number): WallMinute[] {
  return Array.from({ length: (untilMs - fromMs) / MINUTE_MS }, (_, index) => {
    const atMs = fromMs + index * MINUTE_MS;
    const zoned = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
    const wallMs = zoned.toPlainDateTime().toZonedDateTime("UTC").epochMilliseconds;
    return { atMs, wallMs, date: zoned.toPlainDate().toString() };
  });
}

/** For each minute from the first buffer to the last one, whether somebody is occupied in it. */
function minutesOf(service: SlotRequest["services"][number]): boolean[] {
  return [
    ...Array<boolean>(service.bufferBeforeMinutes).fill(true),
    ...service.phases.flatMap((phase) =>
      Array<boolean>(phase.minutes).fill(phase.kind !== "processing"),
    ),
    ...Array<boolean>(service.bufferAfterMinutes).fill(true),
  ];
}

function markFree(
  person: RosterPerson,
  minutes: readonly WallMinute[],
  open: readonly boolean[],
  busy: readonly BusySpan[],
): boolean[] {
  const hours = markWeekly(person.hours, minutes);
  const breaks = markWeekly(person.breaks, minutes);
  const taken = [...person.timeOff, ...busy.filter((one) => one.personId === person.id)];
  return minutes.map(({ atMs }, index) => {
    const isTaken = taken.some((span) => span.startMs <= atMs && atMs < span.endMs);
    return open[index] === true && hours[index] === true && breaks[index] !== true && !isTaken;
  });
}

/** Each span begins and ends in the first minute in which the clock shows its time or a later one. */
function markWeekly(
  hours: WeeklyHours,
  minutes: readonly WallMinute[],
  isClosed: (date: string) => boolean = () => false,
): boolean[] {
  const marks = minutes.map(() => false);
  for (const date of new Set(minutes.map((minute) => minute.date))) {
    if (isClosed(date)) continue;
    const { dayOfWeek } = Temporal.PlainDate.from(date);
    for (const span of hours) {
      if (span.weekday !== dayOfWeek) continue;
      const from = firstShowing(minutes, Date.parse(date) + span.fromMinute * MINUTE_MS);
      marks.fill(true, from, firstShowing(minutes, Date.parse(date) + span.toMinute * MINUTE_MS));
    }
  }
  return marks;
}

function firstShowing(minutes: readonly WallMinute[], wallMs: number): number {
  const index = minutes.findIndex((one) => one.wallMs >= wallMs);
  return index === -1 ? minutes.length : index;
}

function allTrue(marks: readonly boolean[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (marks[at] !== true) return false;
  return true;
}
