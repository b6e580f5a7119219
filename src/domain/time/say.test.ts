import * as fc from "fast-check";
import { expect, test } from "vitest";
import { resolveWhen } from "./find-when.ts";
import { askAbout, sayMeaning } from "./say-meaning.ts";
import { ordinalText, sayDate, sayTime, sayWhen } from "./say.ts";

const now = "2026-11-21T09:30";

const instants = fc.date({
  min: new Date("2026-11-23T00:00Z"),
  max: new Date("2031-12-31T00:00Z"),
  noInvalidDate: true,
});
const dates = instants.map((instant) => instant.toISOString().slice(0, 10));
const times = fc
  .integer({ min: 0, max: 1439 })
  .map((minutes) => new Date(minutes * 60_000).toISOString().slice(11, 16));

test.for([
  ["2026-11-21", "today"],
  ["2026-11-22", "tomorrow"],
  ["2026-11-24", "Tuesday the 24th of November"],
  ["2027-01-01", "Friday the 1st of January"],
  ["2027-11-22", "Monday the 22nd of November 2027"],
  ["2026-11-20", "Friday the 20th of November 2026"],
] as const)("%s is said as %s", ([date, said]) => {
  expect(sayDate(date, { now })).toBe(said);
});

test.for([
  ["15:00", "3 PM", "three o'clock in the afternoon"],
  ["16:30", "4:30 PM", "half past four in the afternoon"],
  ["09:45", "9:45 AM", "quarter to ten in the morning"],
  ["12:00", "noon", "noon"],
  ["00:00", "midnight", "midnight"],
  ["12:05", "12:05 PM", "five past twelve in the afternoon"],
  ["21:10", "9:10 PM", "ten past nine at night"],
  ["18:37", "6:37 PM", "6:37 in the evening"],
] as const)("%s is said as %s, or as %s", ([time, digits, words]) => {
  expect(sayTime(time)).toBe(digits);
  expect(sayTime(time, { style: "words" })).toBe(words);
});

test("numbers of the month have the endings people say", () => {
  const said = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30, 31].map(ordinalText);
  expect(said.join(" ")).toBe("1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 30th 31st");
});

test("a date and a time go together", () => {
  expect(sayWhen({ date: "2026-11-22", time: "16:30" }, { now })).toBe("tomorrow at 4:30 PM");
});

test("whatever date is said is understood as that date", () => {
  fc.assert(
    fc.property(dates, (date) => {
      expect(resolveWhen(sayDate(date, { now }), { now })).toMatchObject({ date, ask: null });
      expect(resolveWhen(sayDate(date), { now })).toMatchObject({ date, ask: null });
    }),
  );
});

test("whatever time is said is understood as that time", () => {
  fc.assert(
    fc.property(times, fc.constantFrom("digits", "words"), (time, style) => {
      expect(resolveWhen(sayTime(time, { style }), { now })).toMatchObject({ time, ask: null });
    }),
  );
});

test("a date and a time said together are understood together", () => {
  fc.assert(
    fc.property(dates, times, fc.constantFrom("digits", "words"), (date, time, style) => {
      const said = sayWhen({ date, time }, { now, style });
      expect(resolveWhen(said, { now })).toMatchObject({ date, time, ask: null });
    }),
  );
});

test.for([
  ["after five tomorrow", "tomorrow from 5 PM on"],
  ["around three", "around 3 PM"],
  [
    "next week in the morning",
    "from Monday the 23rd of November to Sunday the 29th of November before noon",
  ],
  ["on monday as early as possible", "Monday the 23rd of November as early as possible"],
  ["any day between two and four", "from today on between 2 PM and 4 PM"],
] as const)('"%s" is repeated as "%s"', ([words, said]) => {
  expect(sayMeaning(resolveWhen(words, { now }), now)).toBe(said);
});

test("words that say nothing about when are not repeated", () => {
  expect(sayMeaning(resolveWhen("a haircut", { now }), now)).toBeNull();
});

test.for([
  ["next sunday", "Do you mean Sunday the 29th of November, or tomorrow?"],
  ["at nine", "Do you mean 9 AM, or 9 PM?"],
  ["at three or four", "Do you mean 3 PM, or 4 PM?"],
  [
    "31st of april",
    "There's no such day that month. Do you mean Friday the 30th of April, or another day?",
  ],
  ["the 32nd", "That's not a date I can find. Which day would you like?"],
  [
    "today at 8 in the morning",
    "I'm afraid that's already over. Which day and time would you like instead?",
  ],
] as const)('after "%s" it asks "%s"', ([words, question]) => {
  expect(askAbout(resolveWhen(words, { now }), now)).toBe(question);
});

test("a plain meaning leaves no question", () => {
  expect(askAbout(resolveWhen("tomorrow at noon", { now }), now)).toBeNull();
});

test("a time that is none is refused", () => {
  expect(() => sayTime("25:00")).toThrow('"25:00" is not a time of day like 16:30.');
});
