import { expect, test } from "vitest";
import { readRating } from "./rating.ts";

test.each([
  ["five", 5],
  ["5", 5],
  ["4/5", 4],
  ["4 / 5 lovely cut", 4],
  ["I'd say four stars, it was lovely", 4],
  ["three out of five", 3],
  ["one.", 1],
  ["It was excellent!", 5],
  ["terrible, honestly", 1],
])("%s is a rating of %i", (text, stars) => {
  expect(readRating(text)).toBe(stars);
});

test.each([
  ["three or four"],
  ["6"],
  ["10/10"],
  ["I waited two hours"],
  ["it was not perfect"],
  ["who is this?"],
  ["one moment please"],
  ["i have one question about it"],
  [""],
  ["half past four"],
])("%s is none", (text) => {
  expect(readRating(text)).toBeUndefined();
});
