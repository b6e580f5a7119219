import * as fc from "fast-check";
import { expect, test } from "vitest";
import { toInstantMs, toLocal } from "../scheduling/local-time.ts";
import { afterQuietHours, startOfQuietHours } from "./quiet-hours.ts";

const NIGHT = { fromMinute: 21 * 60, toMinute: 9 * 60 };
const SIESTA = { fromMinute: 13 * 60, toMinute: 15 * 60 };

test.for([
  ["2026-11-24T20:59", "2026-11-24T20:59"],
  ["2026-11-24T21:00", "2026-11-25T09:00"],
  ["2026-11-24T23:59", "2026-11-25T09:00"],
  ["2026-11-25T00:00", "2026-11-25T09:00"],
  ["2026-11-25T08:59", "2026-11-25T09:00"],
  ["2026-11-25T09:00", "2026-11-25T09:00"],
] as const)("what is due at %s may be said at %s", ([due, said]) => {
  const zone = "Asia/Kolkata";
  expect(toLocal(afterQuietHours(toInstantMs(due, zone), NIGHT, [zone]), zone)).toBe(said);
});

test("quiet hours may lie in the middle of the day, or be none at all", () => {
  const zone = "Europe/Rome";
  const noon = toInstantMs("2026-11-24T13:30", zone);
  expect(toLocal(afterQuietHours(noon, SIESTA, [zone]), zone)).toBe("2026-11-24T15:00");
  expect(afterQuietHours(noon, null, [zone])).toBe(noon);
  expect(afterQuietHours(noon, { fromMinute: 540, toMinute: 540 }, [zone])).toBe(noon);
});

test("it is quiet for as long as it is in one of the zones", () => {
  const due = toInstantMs("2026-11-24T14:00", "America/New_York");
  const said = afterQuietHours(due, NIGHT, ["America/New_York", "Asia/Kolkata"]);
  // 9:00 in New York is 19:30 in India.
  expect(toLocal(said, "America/New_York")).toBe("2026-11-25T09:00");
});

test("where no hour suits both zones, the first decides", () => {
  const long = { fromMinute: 15 * 60, toMinute: 9 * 60 };
  const due = toInstantMs("2026-11-24T22:00", "America/New_York");
  const said = afterQuietHours(due, long, ["America/New_York", "Asia/Kolkata"]);
  expect(toLocal(said, "America/New_York")).toBe("2026-11-25T09:00");
});

test("the evening before is found from the morning", () => {
  const zone = "Asia/Kolkata";
  const start = (at: string) =>
    toLocal(startOfQuietHours(toInstantMs(at, zone), NIGHT, zone), zone);
  expect(start("2026-11-25T08:00")).toBe("2026-11-24T21:00");
  expect(start("2026-11-24T23:00")).toBe("2026-11-24T21:00");
  expect(start("2026-11-24T12:00")).toBe("2026-11-24T12:00");
});

test("nobody is ever disturbed, nothing waits longer than a day, and what may be said at once is, whatever the clock does", () => {
  const zones = ["America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe"];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 366 * 24 * 60 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 1439 }),
      (zone, minute, fromMinute, toMinute) => {
        const dueMs = Date.UTC(2026, 0, 1) + minute * 60_000;
        const quiet = { fromMinute, toMinute };
        const saidMs = afterQuietHours(dueMs, quiet, [zone]);
        expect(saidMs).toBeGreaterThanOrEqual(dueMs);
        expect(saidMs - dueMs).toBeLessThanOrEqual(25 * 60 * 60_000);
        const shown = toLocal(saidMs, zone).slice(11).split(":").map(Number);
        const at = (shown[0] ?? 0) * 60 + (shown[1] ?? 0);
        const isQuiet =
          fromMinute <= toMinute
            ? at >= fromMinute && at < toMinute
            : at >= fromMinute || at < toMinute;
        expect(isQuiet).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
});
