import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Weekday, WeeklySpan } from "../business/weekly-hours.ts";
import { indexBusy } from "./busy-index.ts";
import { checkStart } from "./check-start.ts";
import { freeSlots } from "./free-slots.ts";
import { personOf } from "./nearest-slots.ts";
import { bruteForceStarts, wallMinutes } from "./testing/brute-force.ts";
import type { BusySpan, PlannedService, RosterPerson, SlotRequest } from "./types.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The noon between two nights in one of which the clock changes, or does not. */
const places = [
  { zone: "Asia/Kolkata", noon: "2026-11-22T06:30Z", title: "a zone at +05:30" },
  { zone: "America/New_York", noon: "2026-03-08T16:00Z", title: "a night that lacks an hour" },
  { zone: "America/New_York", noon: "2026-11-01T17:00Z", title: "a night with an hour twice" },
  { zone: "Australia/Lord_Howe", noon: "2026-04-05T01:30Z", title: "half an hour twice" },
  { zone: "Africa/Cairo", noon: "2026-04-24T10:00Z", title: "a day that begins at one" },
];

const weekday = fc.constantFrom<Weekday>(5, 6, 7, 1, 2);

const span = (longestMinutes: number): fc.Arbitrary<WeeklySpan> =>
  fc
    .tuple(
      weekday,
      fc.integer({ min: 0, max: 287 }),
      fc.integer({ min: 1, max: longestMinutes / 5 }),
    )
    .map(([day, from, length]) => ({
      weekday: day,
      fromMinute: from * 5,
      toMinute: (from + length) * 5,
    }));

const service = (id: string): fc.Arbitrary<PlannedService> =>
  fc.record({
    id: fc.constant(id),
    phases: fc.oneof(
      fc.integer({ min: 5, max: 120 }).map((minutes) => [{ kind: "working" as const, minutes }]),
      fc
        .tuple(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 5, max: 90 }))
        .map(([work, wait]) => [
          { kind: "working" as const, minutes: work },
          { kind: "processing" as const, minutes: wait },
          { kind: "finishing" as const, minutes: work },
        ]),
    ),
    bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 20),
    bufferAfterMinutes: fc.constantFrom(0, 0, 10),
  });

const stretch = (noonMs: number) =>
  fc
    .tuple(fc.integer({ min: -2200, max: 2200 }), fc.integer({ min: 1, max: 240 }))
    .map(([from, length]) => ({
      startMs: noonMs + from * MINUTE_MS,
      endMs: noonMs + (from + length) * MINUTE_MS,
    }));

const person = (id: string, noonMs: number): fc.Arbitrary<RosterPerson> =>
  fc.record({
    id: fc.constant(id),
    serviceIds: fc.constantFrom(["a", "b"], ["a", "b"], ["a"]),
    hours: fc.array(span(1440), { minLength: 1, maxLength: 8 }),
    breaks: fc.array(span(90), { maxLength: 5 }),
    timeOff: fc.array(stretch(noonMs), { maxLength: 2 }),
  });

function scenario(zone: string, noonMs: number) {
  const busySpan: fc.Arbitrary<BusySpan> = fc
    .tuple(fc.constantFrom("priya", "arjun"), stretch(noonMs))
    .map(([personId, one]) => ({ personId, startMs: one.startMs, endMs: one.endMs }));
  return fc
    .record({
      hours: fc.array(span(1440), { minLength: 2, maxLength: 10 }),
      closures: fc.constantFrom(
        [],
        [],
        [{ from: localDate(zone, noonMs), to: localDate(zone, noonMs) }],
      ),
      people: fc.tuple(person("priya", noonMs), person("arjun", noonMs)),
      services: fc.oneof(fc.tuple(service("a")), fc.tuple(service("a"), service("b"))),
      busySpans: fc.array(busySpan, { maxLength: 12 }),
      slotIntervalMinutes: fc.constantFrom(5, 15, 20, 30, 45, 60),
      minimumNoticeMinutes: fc.constantFrom(0, 30, 600),
      horizonDays: fc.constantFrom(0, 1, 60),
      personId: fc.constantFrom(undefined, undefined, "priya"),
      nowMinute: fc.integer({ min: -2000, max: 600 }),
    })
    .map((drawn) => {
      const { slotIntervalMinutes, minimumNoticeMinutes, horizonDays } = drawn;
      const request = {
        roster: { zone, hours: drawn.hours, closures: drawn.closures, people: drawn.people },
        policy: { slotIntervalMinutes, minimumNoticeMinutes, horizonDays },
        services: drawn.services,
        busySpans: drawn.busySpans,
        busy: indexBusy(drawn.busySpans),
        nowMs: noonMs + drawn.nowMinute * MINUTE_MS,
        fromMs: noonMs - DAY_MS,
        untilMs: noonMs + DAY_MS,
      } satisfies SlotRequest & { busySpans: readonly BusySpan[] };
      return drawn.personId === undefined
        ? request
        : Object.assign(request, { personId: drawn.personId });
    });
}

describe.each(places)("in $title ($zone)", ({ zone, noon }) => {
  const noonMs = Date.parse(noon);
  const minutes = wallMinutes(zone, noonMs - 4 * DAY_MS, noonMs + 4 * DAY_MS);

  test("exactly the starts that a minute-by-minute look finds are offered", () => {
    let offered = 0;
    fc.assert(
      fc.property(scenario(zone, noonMs), (request) => {
        const slots = freeSlots(request);
        offered += slots.length;
        const starts = slots.map((slot) => `${slot.startMs} ${personOf(slot)}`);
        expect(starts).toEqual(bruteForceStarts(request, minutes));
      }),
      { numRuns: 100 },
    );
    expect(offered).toBeGreaterThan(100);
  });

  test("what is offered can be had, and what is not is refused with a reason", () => {
    fc.assert(
      fc.property(
        scenario(zone, noonMs),
        fc.integer({ min: -1440, max: 1439 }),
        (request, minute) => {
          const startMs = noonMs + minute * MINUTE_MS;
          const check = checkStart(request, startMs);
          const offered = freeSlots(request).filter((slot) => slot.startMs === startMs);
          expect(check.ok ? check.slots : []).toEqual(offered);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("nothing offered overlaps anything busy", () => {
    fc.assert(
      fc.property(scenario(zone, noonMs), (request) => {
        for (const { segments } of freeSlots(request)) {
          for (const { personId, occupied } of segments) {
            const clash = request.busySpans.find(
              (busy) =>
                busy.personId === personId &&
                busy.startMs < occupied.endMs &&
                occupied.startMs < busy.endMs,
            );
            expect(clash).toBeUndefined();
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

function localDate(zone: string, atMs: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(atMs);
}
