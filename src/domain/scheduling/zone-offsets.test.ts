import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { localDayAround, toInstantMs, toIsoWithOffset, toLocal } from "./local-time.ts";
import { instantOf, wallClockOf, zoneOffsets } from "./zone-offsets.ts";

const YEAR_MS = 365 * 86_400_000;
const start = Date.parse("2026-01-01T00:00Z");

describe.each([
  "Asia/Kolkata",
  "America/New_York",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "America/St_Johns",
])("over a year in %s", (zone) => {
  const offsets = zoneOffsets(zone, start, start + YEAR_MS);

  test("the clock shows at every instant what the zone's rules say", () => {
    fc.assert(
      fc.property(fc.integer({ min: start, max: start + YEAR_MS }), (atMs) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
        expect(wallClockOf(offsets, atMs) - atMs).toBe(zoned.offsetNanoseconds / 1e6);
      }),
      { numRuns: 300 },
    );
  });

  test("a time on the wall is the instant at which it, or a later one, first shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 * 1440 }), (minute) => {
        const wallMs = start + minute * 60_000;
        const atMs = instantOf(offsets, wallMs);
        expect(wallClockOf(offsets, atMs)).toBeGreaterThanOrEqual(wallMs);
        expect(wallClockOf(offsets, atMs - 1)).toBeLessThan(wallMs);
      }),
      { numRuns: 300 },
    );
  });
});

test("a change of the clock is found to the second", () => {
  const offsets = zoneOffsets("America/New_York", start, start + YEAR_MS);
  expect(offsets.map((piece) => piece.offsetMs / 3_600_000)).toEqual([-5, -4, -5]);
  expect(offsets.slice(1).map((piece) => new Date(piece.fromMs).toISOString())).toEqual([
    "2026-03-08T07:00:00.000Z",
    "2026-11-01T06:00:00.000Z",
  ]);
});

test("local times and instants turn into each other", () => {
  const atMs = toInstantMs("2026-11-24T15:00", "Asia/Kolkata");
  expect(new Date(atMs).toISOString()).toBe("2026-11-24T09:30:00.000Z");
  expect(toLocal(atMs, "Asia/Kolkata")).toBe("2026-11-24T15:00");
  expect(toIsoWithOffset(atMs, "Asia/Kolkata")).toBe("2026-11-24T15:00:00+05:30");
});

test("a local day has 23 hours in spring and 25 in autumn", () => {
  const hours = ["2026-03-08T12:00", "2026-06-01T12:00", "2026-11-01T12:00"].map((noon) => {
    const day = localDayAround(toInstantMs(noon, "America/New_York"), "America/New_York");
    return (day.endMs - day.startMs) / 3_600_000;
  });
  expect(hours).toEqual([23, 24, 25]);
});
