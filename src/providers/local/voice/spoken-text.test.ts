import { expect, test } from "vitest";
import { spokenText } from "./spoken-text.ts";

test.each([
  ["Tomorrow at 10:30 AM?", "Tomorrow at 10 30 A m?"],
  ["It's open until 8:00 PM.", "It's open until 8 P m"],
  ["At 16:00.", "At 16 o'clock."],
  ["At 9:05.", "At 9 oh 5."],
  ["It's ₹1,200.", "It's 1200 rupees."],
  ["the number ending 4471?", "the number ending 4 4 7 1?"],
  ["Call 98401 23456.", "Call 9 8 4 0 1 2 3 4 5 6."],
  ["A cut — that’s all", "A cut, that's all"],
  ["Hang up and call 911 now.", "Hang up and call 9 1 1 now."],
  ["With Dr Chen or Dr. Rao?", "With Doctor Chen or Doctor Rao?"],
  ["Café Rôse", "Cafe Rose"],
  ["It's 400 rupees.", "It's 400 rupees."],
])("reads %j as %j", (written, spoken) => {
  expect(spokenText(written)).toBe(spoken);
});
