import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Refused } from "../../actions/manage/refused.ts";
import type { WeeklyHours, Weekday } from "../../domain/business/weekly-hours.ts";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import { readEdge, readMoment, writeEdge } from "./when-words.ts";
import { readWeek, writeWeek } from "./week-words.ts";
import { readPhases, readPrice, writePhases, writePrice } from "./words.ts";

test.each([
  ["Mon-Fri 10:00-19:00; Sat 10:00-14:00", "Mon-Fri 10:00-19:00; Sat 10:00-14:00"],
  ["weekdays 10-19", "Mon-Fri 10:00-19:00"],
  ["10:00-20:00", "Mon-Sun 10:00-20:00"],
  ["daily 10:00-20:00; Sunday closed", "Mon-Sat 10:00-20:00"],
  [
    "tues and thurs 9:30-13:00, 14:00-18:00",
    "Tue 09:30-13:00, 14:00-18:00; Thu 09:30-13:00, 14:00-18:00",
  ],
  ["Sat to Mon 18:00-02:00", "Mon 18:00-02:00; Sat-Sun 18:00-02:00"],
  ["closed", "closed"],
  ["", "closed"],
])("reads the week %j as %j", (words, written) => {
  expect(writeWeek(readWeek(words))).toBe(written);
});

test.each([
  "Funday 10:00-12:00",
  "Mon",
  "Mon 25:00-26:00",
  "T 10:00-12:00",
  "Mon 10:00-12:00, 11:00-13:00",
])("refuses the week %j", (words) => {
  expect(() => readWeek(words)).toThrow(Refused);
});

test("writes any week so that it reads the same", () => {
  const day = fc
    .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 2, maxLength: 6 })
    .map((marks) => marks.toSorted((a, b) => a - b).map((mark) => mark * 15));
  const week = fc.array(day, { minLength: 7, maxLength: 7 }).map((days): WeeklyHours =>
    ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday: Weekday) => {
      const marks = days[weekday - 1] ?? [];
      return marks.flatMap((fromMinute, at) => {
        const toMinute = marks[at + 1];
        return at % 2 === 0 && toMinute !== undefined ? [{ weekday, fromMinute, toMinute }] : [];
      });
    }),
  );
  fc.assert(
    fc.property(week, (hours) => {
      expect(readWeek(writeWeek(hours))).toEqual(hours);
    }),
  );
});

test.each([
  ["900", "INR", 90_000],
  ["1,200.50", "INR", 120_050],
  ["₹ 900", "INR", 90_000],
  ["900 INR", "INR", 90_000],
  ["1200", "JPY", 1200],
  ["1.5", "KWD", 1500],
])("reads the price %j in %s", (words, currency, minor) => {
  expect(readPrice(words, currency)).toBe(minor);
  expect(readPrice(writePrice(minor, currency), currency)).toBe(minor);
});

test.each([
  ["-1", "INR"],
  ["free", "INR"],
  ["1.005", "INR"],
  ["1.5", "JPY"],
  ["1e3", "INR"],
])("refuses the price %j in %s", (words, currency) => {
  expect(() => readPrice(words, currency)).toThrow(Refused);
});

test("reads a length with processing time in it", () => {
  const phases = readPhases("working 45, Processing 30 + finishing 15");
  expect(phases.map((phase) => `${phase.kind} ${phase.minutes}`)).toEqual([
    "working 45",
    "processing 30",
    "finishing 15",
  ]);
  expect(readPhases(writePhases(phases))).toEqual(phases);
  expect(() => readPhases("45 minutes of work")).toThrow(Refused);
});

const here = { zone: "Asia/Kolkata", nowMs: toInstantMs("2026-11-23T09:00", "Asia/Kolkata") };

test.each([
  ["2026-11-24 15:00", "2026-11-24T15:00"],
  ["2026-11-24T15:00", "2026-11-24T15:00"],
  ["tomorrow at 4 pm", "2026-11-24T16:00"],
])("reads the moment %j", (words, local) => {
  expect(readMoment(words, here)).toBe(toInstantMs(local, here.zone));
});

test.each(["tomorrow", "2026-02-30 10:00", "2026-11-24 25:00", "soon", ""])(
  "refuses the moment %j in a sentence that shows how to write one",
  (words) => {
    expect(() => readMoment(words, here)).toThrow(/such as|like/u);
  },
);

test("takes the last day of a stretch whole, and writes it as it was read", () => {
  const until = readEdge("2026-12-05", here, "to");
  expect(until).toBe(toInstantMs("2026-12-06T00:00", here.zone));
  expect(writeEdge(until, here.zone, "to")).toBe("2026-12-05");
  expect(readEdge("tomorrow", here, "from")).toBe(toInstantMs("2026-11-24T00:00", here.zone));
  expect(writeEdge(readEdge("2026-12-05 10:30", here, "to"), here.zone, "to")).toBe(
    "2026-12-05 10:30",
  );
});
