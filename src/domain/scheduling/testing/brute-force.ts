import { Temporal } from "temporal-polyfill";
import type { SpecialDay } from "../../business/special-day.ts";
import type { WeeklyHours } from "../../business/weekly-hours.ts";
import type {
  BusySpan,
  OpeningRules,
  PlannedService,
  RosterPerson,
  SlotRequest,
  Span,
} from "../types.ts";

const MINUTE_MS = 60_000;

/** A stretch of real time to look at, and a request with its book as plain lists. */
export interface SlowRequest extends SlotRequest {
  readonly busySpans: readonly BusySpan[];
  /** `personId` is the room's id. */
  readonly roomSpans: readonly BusySpan[];
}

/** One minute of real time and what the clock on the wall shows in it. */
interface WallMinute {
  readonly atMs: number;
  /** In milliseconds as if it were UTC. */
  readonly wallMs: number;
  readonly date: string;
}

/**
 * The free starts of a visit, found the slow and obvious way: every minute is looked at by itself, every rule is compared
 * with the clock on the wall, and every choice of people is tried. Answers `start person changes` lines in the order of
 * `freeSlots`: who can begin a visit with as few changes of person as there can be at that start.
 */
export function bruteForceStarts(request: SlowRequest, around: Span): string[] {
  const { roster, policy } = request;
  const desk = wallMinutes(roster.zone, around);
  const today = desk.findLast((minute) => minute.atMs <= request.nowMs)?.date;
  if (today === undefined) throw new RangeError("The minutes must begin before now");
  const lastDate = Temporal.PlainDate.from(today).add({ days: policy.horizonDays }).toString();
  const places = [undefined, ...roster.locations]
    .filter((place) => request.locationId === undefined || place?.id === request.locationId)
    .map((place) => new SlowPlace(request, around, place));
  return desk.flatMap(({ atMs, date }, minute) => {
    if (atMs < request.fromMs || atMs >= request.untilMs) return [];
    if (atMs < request.nowMs + policy.minimumNoticeMinutes * MINUTE_MS) return [];
    if (date > lastDate) return [];
    const sameDay = (request.visits ?? []).filter((visit) => dateAt(desk, visit.startMs) === date);
    if (sameDay.length >= (policy.mostPerDay ?? Infinity)) return [];
    for (const { id, mostPerDay = Infinity } of request.services) {
      const count = sameDay.filter(({ serviceIds }) => serviceIds.includes(id)).length;
      if (count >= mostPerDay) return [];
    }
    return places
      .flatMap((place) => place.beginnersAt(minute))
      .toSorted((a, b) => orderOf(request, a.personId) - orderOf(request, b.personId))
      .map(({ personId, changes }) => `${atMs} ${personId} ${changes}`);
  });
}

/** One place, everything about it marked minute by minute. */
class SlowPlace {
  readonly #request: SlowRequest;
  readonly #minutes: readonly WallMinute[];
  readonly #open: readonly boolean[];
  readonly #people: readonly { readonly person: RosterPerson; readonly free: readonly boolean[] }[];
  readonly #rooms: readonly { readonly kind: string; readonly free: readonly boolean[] }[];

  constructor(
    request: SlowRequest,
    around: Span,
    location: (OpeningRules & { readonly id: string }) | undefined,
  ) {
    const { roster } = request;
    const rules = location ?? roster;
    const minutes = wallMinutes(rules.zone, around);
    const closures = [...roster.closures, ...rules.closures];
    const isClosed = (date: string) => closures.some((one) => one.from <= date && date <= one.to);
    const isHere = (one: { readonly locationId?: string }) => one.locationId === location?.id;
    this.#request = request;
    this.#minutes = minutes;
    const special = [...rules.specialDays, ...roster.specialDays];
    this.#open = markDays(rules.hours, special, minutes, isClosed);
    this.#people = roster.people
      .filter(isHere)
      .map((person) => ({ person, free: this.#markFree(person, around, rules.zone) }));
    this.#rooms = roster.rooms.filter(isHere).map(({ id, kind }) => ({
      kind,
      free: minutes.map(({ atMs }) => !isTaken(request.roomSpans, id, atMs)),
    }));
  }

  /** Who can begin a visit in that minute with the fewest changes. */
  beginnersAt(minute: number): { readonly personId: string; readonly changes: number }[] {
    const { slotIntervalMinutes } = this.#request.policy;
    const wallMs = this.#minutes[minute]?.wallMs ?? 0;
    if ((wallMs / MINUTE_MS) % slotIntervalMinutes !== 0) return [];
    const ways = this.#ways(minute);
    const fewest = Math.min(...ways.map(({ changes }) => changes));
    const beginners = new Set(
      ways.filter(({ changes }) => changes === fewest).map(({ personId }) => personId),
    );
    return [...beginners].map((personId) => ({ personId, changes: fewest }));
  }

  /** Every choice of people with which the visit fits. */
  #ways(minute: number): { readonly personId: string; readonly changes: number }[] {
    const { services, wished = [] } = this.#request;
    const ways: { personId: string; changes: number }[] = [];
    const go = (at: number, start: number, chosen: readonly string[]): void => {
      const service = services[at];
      const previous = services[at - 1];
      if (!service) {
        const changes = chosen.filter((id, index) => index > 0 && id !== chosen[index - 1]).length;
        ways.push({ personId: chosen[0] ?? "", changes });
        return;
      }
      const gap = previous ? previous.bufferAfterMinutes + service.bufferBeforeMinutes : 0;
      if (!allTrue(this.#open, start, start + gap)) return;
      for (const { person, free } of this.#people) {
        if (!person.serviceIds.includes(service.id)) continue;
        if (wished[at] !== undefined && wished[at] !== person.id) continue;
        if (this.#isFull(person, minute)) continue;
        const length = this.#lengthIfFree(service, person, free, start + gap);
        if (length !== undefined) go(at + 1, start + gap + length, [...chosen, person.id]);
      }
    };
    go(0, minute, []);
    return ways;
  }

  #lengthIfFree(
    service: PlannedService,
    person: RosterPerson,
    free: readonly boolean[],
    start: number,
  ): number | undefined {
    const { bufferBeforeMinutes: before, bufferAfterMinutes: after, roomKind } = service;
    const own = person.ownServices.find(({ serviceId }) => serviceId === service.id);
    const isWork = (own?.phases ?? service.phases).flatMap((phase) =>
      Array<boolean>(phase.minutes).fill(phase.kind !== "processing"),
    );
    const isBusy = [
      ...Array<boolean>(before).fill(true),
      ...isWork,
      ...Array<boolean>(after).fill(true),
    ];
    if (!allTrue(this.#open, start, start + isWork.length)) return undefined;
    if (!isBusy.every((busy, at) => !busy || free[start - before + at] === true)) return undefined;
    const hasRoom = this.#rooms.some(
      (room) =>
        room.kind === roomKind && allTrue(room.free, start - before, start + isWork.length + after),
    );
    return roomKind === undefined || hasRoom ? isWork.length : undefined;
  }

  #isFull(person: RosterPerson, minute: number): boolean {
    const date = this.#minutes[minute]?.date;
    const own = (this.#request.visits ?? []).filter(
      (visit) =>
        visit.personIds.includes(person.id) && dateAt(this.#minutes, visit.startMs) === date,
    );
    return own.length >= (person.mostPerDay ?? Infinity);
  }

  #markFree(person: RosterPerson, around: Span, zone: string): boolean[] {
    const minutes = wallMinutes(person.zone ?? zone, around);
    const hours = markDays(person.hours, person.specialDays, minutes);
    const breaks = markDays(person.breaks, [], minutes);
    const away = person.timeOff.map((span) => ({ ...span, personId: person.id }));
    const taken = [...away, ...this.#request.busySpans];
    return minutes.map(
      ({ atMs }, index) =>
        this.#open[index] === true &&
        hours[index] === true &&
        breaks[index] !== true &&
        !isTaken(taken, person.id, atMs),
    );
  }
}

const known = new Map<string, WallMinute[]>();

/** What the clock shows in every minute of a stretch. */
function wallMinutes(zone: string, { startMs, endMs }: Span): WallMinute[] {
  const key = `${zone} ${startMs} ${endMs}`;
  const minutes =
    known.get(key) ??
    Array.from({ length: (endMs - startMs) / MINUTE_MS }, (_, index) => {
      const atMs = startMs + index * MINUTE_MS;
      const zoned = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
      const wallMs = zoned.toPlainDateTime().toZonedDateTime("UTC").epochMilliseconds;
      return { atMs, wallMs, date: zoned.toPlainDate().toString() };
    });
  known.set(key, minutes);
  return minutes;
}

/** Each span begins and ends in the first minute in which the clock shows its time or a later one. */
function markDays(
  hours: WeeklyHours,
  specialDays: readonly SpecialDay[],
  minutes: readonly WallMinute[],
  isClosed: (date: string) => boolean = () => false,
): boolean[] {
  const marks = minutes.map(() => false);
  for (const date of new Set(minutes.map((minute) => minute.date))) {
    if (isClosed(date)) continue;
    const { dayOfWeek } = Temporal.PlainDate.from(date);
    const special = specialDays.find((day) => day.date === date);
    for (const span of special?.spans ?? hours.filter(({ weekday }) => weekday === dayOfWeek)) {
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

function dateAt(minutes: readonly WallMinute[], atMs: number): string | undefined {
  const [first] = minutes;
  return first && minutes[Math.floor((atMs - first.atMs) / MINUTE_MS)]?.date;
}

function isTaken(spans: readonly BusySpan[], id: string, atMs: number): boolean {
  return spans.some((span) => span.personId === id && span.startMs <= atMs && atMs < span.endMs);
}

function orderOf({ roster }: SlotRequest, id: string): number {
  return roster.people.findIndex((person) => person.id === id);
}

function allTrue(marks: readonly boolean[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (marks[at] !== true) return false;
  return true;
}
