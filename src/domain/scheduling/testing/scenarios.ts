import * as fc from "fast-check";
import type { ServicePhase } from "../../business/service.ts";
import type { SpecialDay } from "../../business/special-day.ts";
import type { Weekday, WeeklySpan } from "../../business/weekly-hours.ts";
import { indexBusy } from "../busy-index.ts";
import type {
  BusySpan,
  CountedVisit,
  PlannedService,
  RosterLocation,
  RosterPerson,
} from "../types.ts";
import type { SlowRequest } from "./brute-force.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Zones with clocks that are an hour, half an hour and an odd half hour away from others. */
const ZONES = [
  "America/New_York",
  "Europe/London",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/St_Johns",
] as const;

/** The noon between two nights in one of which the clock changes, or does not. */
export const PLACES = [
  { zone: "Asia/Kolkata", noon: "2026-11-22T06:30Z", title: "a zone at +05:30" },
  { zone: "America/New_York", noon: "2026-03-08T16:00Z", title: "a night that lacks an hour" },
  { zone: "America/New_York", noon: "2026-11-01T17:00Z", title: "a night with an hour twice" },
  { zone: "Europe/London", noon: "2026-03-29T11:00Z", title: "a night that lacks an hour" },
  { zone: "Europe/London", noon: "2026-10-25T12:00Z", title: "a night with an hour twice" },
  { zone: "Australia/Lord_Howe", noon: "2026-04-05T01:30Z", title: "half an hour twice" },
  { zone: "Australia/Lord_Howe", noon: "2026-10-04T01:00Z", title: "half an hour that lacks" },
  { zone: "America/St_Johns", noon: "2026-03-08T14:30Z", title: "an hour lacking at -03:30" },
  { zone: "Africa/Cairo", noon: "2026-04-24T10:00Z", title: "a day that begins at one" },
] as const;

/** Requests for up to three services at a business of three people, with everything that a roster can hold, around that noon. */
export function scenario(zone: string, noonMs: number): fc.Arbitrary<SlowRequest> {
  const dates = [-1, 0, 1].map((days) => localDate(zone, noonMs + days * DAY_MS));
  const ids = ["a", "b", "c"] as const;
  const anything = fc.record({
    opening: opening(zone, dates),
    branch: fc.option(opening("branch", dates), { freq: 2, nil: undefined }),
    branchZone: fc.constantFrom(zone, zone, ...ZONES),
    people: fc.tuple(...["priya", "arjun", "meena"].map((id) => person(id, noonMs, dates))),
    isAtBranch: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    wantsBranch: fc.constantFrom(false, false, true),
    rooms: fc.constantFrom(0, 1, 2, 2),
    services: fc.oneof(
      { weight: 3, arbitrary: fc.tuple(service("a")) },
      { weight: 3, arbitrary: fc.tuple(service("a"), service("b")) },
      { weight: 2, arbitrary: fc.tuple(...ids.map(service)) },
    ),
    busySpans: fc.array(busySpan(["priya", "arjun", "meena"], noonMs), { maxLength: 12 }),
    roomSpans: fc.array(busySpan(["room-1", "room-2"], noonMs), { maxLength: 5 }),
    visits: fc.array(visit(noonMs), { maxLength: 4 }),
    slotIntervalMinutes: fc.constantFrom(5, 15, 20, 30, 45, 60),
    minimumNoticeMinutes: fc.constantFrom(0, 30, 600),
    horizonDays: fc.constantFrom(0, 1, 60, 60),
    mostPerDay: rarely(fc.integer({ min: 1, max: 3 })),
    wished: rarely(
      fc.array(fc.option(fc.constantFrom("priya", "arjun"), { nil: undefined }), {
        maxLength: 3,
      }),
    ),
    nowMinute: fc.integer({ min: -2000, max: 600 }),
  });
  return anything.map(toRequest);

  function toRequest(drawn: Drawn<typeof anything>): SlowRequest {
    const { branch, busySpans, roomSpans, wished, mostPerDay } = drawn;
    const at = (index: number) =>
      branch && drawn.isAtBranch[index] === true ? { locationId: "branch" } : {};
    const locations: RosterLocation[] = branch
      ? [{ ...branch, id: "branch", zone: drawn.branchZone }]
      : [];
    return {
      roster: {
        ...drawn.opening,
        locations,
        people: drawn.people.map((one, index) => Object.assign(one, at(index))),
        rooms: ["room-1", "room-2"]
          .slice(0, drawn.rooms)
          .map((id, index) => Object.assign({ id, kind: "chair" }, at(3 + index))),
      },
      policy: {
        slotIntervalMinutes: drawn.slotIntervalMinutes,
        minimumNoticeMinutes: drawn.minimumNoticeMinutes,
        horizonDays: drawn.horizonDays,
        ...(mostPerDay !== undefined && { mostPerDay }),
      },
      services: drawn.services,
      ...(wished && { wished }),
      ...(branch && drawn.wantsBranch && { locationId: "branch" }),
      busySpans,
      busy: indexBusy(busySpans),
      roomSpans,
      roomsBusy: indexBusy(roomSpans),
      visits: drawn.visits,
      nowMs: noonMs + drawn.nowMinute * MINUTE_MS,
      fromMs: noonMs - DAY_MS,
      untilMs: noonMs + DAY_MS,
    };
  }
}

type Drawn<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

function opening(zone: string, dates: readonly string[]) {
  const [, today = ""] = dates;
  return fc.record({
    zone: fc.constant(zone),
    hours: fc.array(span(1440), { minLength: 5, maxLength: 10 }),
    specialDays: specialDays(dates),
    closures: fc.constantFrom([], [], [], [{ from: today, to: today }]),
  });
}

function person(id: string, noonMs: number, dates: readonly string[]): fc.Arbitrary<RosterPerson> {
  return fc.record(
    {
      id: fc.constant(id),
      serviceIds: fc.constantFrom(["a", "b", "c"], ["a", "b", "c"], ["a"], ["b", "c"]),
      ownServices: fc.constantFrom(
        [],
        [],
        [{ serviceId: "a", phases: [{ kind: "working" as const, minutes: 35 }] }],
        [{ serviceId: "b", phases: colouring(20, 40) }],
      ),
      zone: fc.constantFrom(...ZONES, "Africa/Cairo"),
      hours: fc.array(span(1440), { minLength: 4, maxLength: 9 }),
      specialDays: specialDays(dates),
      breaks: fc.array(span(90), { maxLength: 5 }),
      timeOff: fc.array(stretch(noonMs), { maxLength: 2 }),
      mostPerDay: fc.constantFrom(1, 2, 9, 9),
    },
    {
      requiredKeys: [
        "id",
        "serviceIds",
        "ownServices",
        "hours",
        "specialDays",
        "breaks",
        "timeOff",
      ],
    },
  );
}

function service(id: string): fc.Arbitrary<PlannedService> {
  const work = fc
    .integer({ min: 5, max: 120 })
    .map((minutes) => [{ kind: "working" as const, minutes }]);
  const colour = fc
    .tuple(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 5, max: 90 }))
    .map(([minutes, wait]) => colouring(minutes, wait));
  return fc.record(
    {
      id: fc.constant(id),
      phases: fc.oneof(work, colour),
      bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 20),
      bufferAfterMinutes: fc.constantFrom(0, 0, 10),
      roomKind: fc.constant("chair"),
      mostPerDay: fc.constantFrom(1, 2, 9, 9, 9, 9),
    },
    { requiredKeys: ["id", "phases", "bufferBeforeMinutes", "bufferAfterMinutes"] },
  );
}

function colouring(work: number, wait: number): ServicePhase[] {
  return [
    { kind: "working", minutes: work },
    { kind: "processing", minutes: wait },
    { kind: "finishing", minutes: work },
  ];
}

function specialDays(dates: readonly string[]): fc.Arbitrary<SpecialDay[]> {
  const day = fc.record({
    date: fc.constantFrom(...dates),
    spans: fc.array(
      span(1440).map(({ fromMinute, toMinute }) => ({ fromMinute, toMinute })),
      { maxLength: 2 },
    ),
  });
  return fc.uniqueArray(day, { maxLength: 2, selector: ({ date }) => date });
}

function span(longestMinutes: number): fc.Arbitrary<WeeklySpan> {
  return fc
    .tuple(
      fc.constantFrom<Weekday>(5, 6, 7, 1, 2),
      fc.integer({ min: 0, max: 287 }),
      fc.integer({ min: 1, max: longestMinutes / 5 }),
    )
    .map(([weekday, from, length]) => ({
      weekday,
      fromMinute: from * 5,
      toMinute: (from + length) * 5,
    }));
}

function stretch(noonMs: number) {
  return fc
    .tuple(fc.integer({ min: -2200, max: 2200 }), fc.integer({ min: 1, max: 240 }))
    .map(([from, length]) => ({
      startMs: noonMs + from * MINUTE_MS,
      endMs: noonMs + (from + length) * MINUTE_MS,
    }));
}

function busySpan(ids: readonly string[], noonMs: number): fc.Arbitrary<BusySpan> {
  return fc
    .tuple(fc.constantFrom(...ids), stretch(noonMs))
    .map(([personId, { startMs, endMs }]) => ({ personId, startMs, endMs }));
}

function visit(noonMs: number): fc.Arbitrary<CountedVisit> {
  return fc.record({
    startMs: fc.integer({ min: -2200, max: 2200 }).map((minute) => noonMs + minute * MINUTE_MS),
    personIds: fc.subarray(["priya", "arjun", "meena"], { minLength: 1 }),
    serviceIds: fc.subarray(["a", "b", "c"], { minLength: 1 }),
  });
}

function rarely<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function localDate(zone: string, atMs: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(atMs);
}
