import { expect, test } from "vitest";
import { factsIn } from "./facts.ts";

const today = "2026-11-23"; // a Monday

test.each([
  ["at half past three", ["3:30"]],
  ["at 3:30 PM", ["3:30"]],
  ["2026-11-24T15:30:00+05:30", ["3:30"]],
  ["three thirty", ["3:30"]],
  ["at three", ["3:00"]],
  ["three o'clock", ["3:00"]],
  ["a quarter to four", ["3:45"]],
  ["ten past nine", ["9:10"]],
  ["at noon", ["12:00"]],
  ["between 10 AM and 2 PM", ["10:00", "2:00"]],
  ["from 9 to 5", ["9:00", "5:00"]],
])("%s is on the dial at %j", (text, times) => {
  expect([...factsIn(text, today).times].toSorted()).toEqual(times.toSorted());
});

test.each([
  ["four hundred rupees", [400]],
  ["it takes forty-five minutes", [45]],
  ["that's 2,500 rupees", [2500]],
  ["the twenty-fourth of November", [24]],
  ["one of our stylists", []],
  ["one moment", []],
])("%s holds the numbers %j", (text, numbers) => {
  expect([...factsIn(text, today).numbers]).toEqual(numbers);
});

test("tomorrow is the day of the week that it is", () => {
  expect([...factsIn("tomorrow", today).weekdays]).toEqual(["tuesday"]);
  expect([...factsIn("2026-11-28", today).weekdays]).toEqual(["saturday"]);
});

test("a name is a capital within a sentence, or one that people have at its head", () => {
  expect([...factsIn("I see Zorblax there.", today).names]).toContain("zorblax");
  expect([...factsIn("Anita comes later.", today).names]).toContain("anita");
  expect([...factsIn("Will that do?", today).names]).toEqual([]);
});
