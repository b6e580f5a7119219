import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findWhen, resolveWhen } from "./find-when.ts";
import type { WhenOptions } from "./meaning.ts";

const pieces = (
  "at on the a of in by to from for not no or and half quarter past after before between next this last week weekend " +
  "month day days hours minutes monday tuesday friday sunday march may december 1 2 5 10 12 13 24 29 30 31 45 99 3:30 " +
  "10th 31st 2nd first second third twenty thirty hundred thousand oh am pm a.m. o'clock noon midnight morning evening " +
  "night today tomorrow tonight yesterday 2026-02-30 2027-02-28 31/12 3/4 , . ? - doesn't work please until onwards early"
).split(" ");

const moments = fc
  .date({ min: new Date("2024-01-01"), max: new Date("2032-12-31"), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 16));
const words = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 })
  .map((parts) => parts.join(" "));
const options: fc.Arbitrary<WhenOptions> = fc.record(
  {
    now: moments,
    opening: fc.constantFrom({ from: "10:00", to: "20:00" }, { from: "18:00", to: "02:00" }),
    answer: fc.boolean(),
  },
  { requiredKeys: ["now"] },
);

test("whatever is said, the meaning holds only real dates and times, in order", () => {
  fc.assert(
    fc.property(words, options, (said, given) => {
      const { date, time, range, dateRange, otherwise } = findWhen(said, given).meaning;
      const days = [date, otherwise?.date, dateRange?.from, dateRange?.to];
      for (const day of days.filter((each) => typeof each === "string")) {
        expect(new Date(`${day}T00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }
      const clocks = [time, otherwise?.time, range?.from, range?.to];
      for (const clock of clocks.filter((each) => typeof each === "string")) {
        expect(clock).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
      }
      for (const stretch of [range, dateRange]) {
        expect((stretch?.from ?? "") <= (stretch?.to ?? "~")).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});

test("a day before today is never understood without a question", () => {
  fc.assert(
    fc.property(words, options, (said, given) => {
      const { date, ask } = findWhen(said, given).meaning;
      const isUnasked = ask === null && date !== null && date < given.now.slice(0, 10);
      expect(isUnasked).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

test("the spans stand in order inside the words, and text of any kind is taken", () => {
  const anyWords = fc.oneof(words, fc.string({ unit: "grapheme" }), fc.lorem());
  fc.assert(
    fc.property(anyWords, options, (said, given) => {
      let last = 0;
      for (const { start, end } of findWhen(said, given).spans) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(said.length);
    }),
    { numRuns: 3000 },
  );
});

test("case, and spaces around the words, do not matter", () => {
  fc.assert(
    fc.property(words, options, (said, given) => {
      const loud = `  ${said.toUpperCase().replaceAll(" ", "  ")} `;
      expect(resolveWhen(loud, given)).toEqual(resolveWhen(said, given));
    }),
    { numRuns: 1000 },
  );
});

test("a time that opening hours settle lies inside them", () => {
  const hours = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(hours, fc.constantFrom("", ":15", ":30"), (hour, minutes) => {
      const opening = { from: "09:00", to: "21:00" };
      const { time, ask } = resolveWhen(`at ${hour}${minutes}`, {
        now: "2026-11-21T09:30",
        opening,
      });
      expect(ask).toBeNull();
      expect(time !== null && time >= opening.from && time < opening.to).toBe(true);
    }),
  );
});

test("a now or opening hours of another form are refused in one sentence", () => {
  expect(() => resolveWhen("today", { now: "yesterday" })).toThrow(
    '"yesterday" is not a local time like 2026-11-21T09:30.',
  );
  const opening = { from: "ten", to: "20:00" };
  expect(() => resolveWhen("today", { now: "2026-11-21T09:30", opening })).toThrow(
    '"ten" is not a time of day like 10:00.',
  );
});
