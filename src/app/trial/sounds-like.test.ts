import { expect, test } from "vitest";
import { soundsLike } from "./sounds-like.ts";

test.each([
  ["Sarah", "Sara"],
  ["Karthik", "Kartick"],
  ["Divya", "Dhivya"],
  ["Anita", "anitha"],
  ["Sheela", "Shela"],
])("%s sounds like %s", (one, other) => {
  expect(soundsLike(one, other)).toBe(true);
});

test.each([
  ["Anita", "Savita"],
  ["Nisha", "Nisa"],
  ["Ravi", "Rani"],
])("%s sounds unlike %s", (one, other) => {
  expect(soundsLike(one, other)).toBe(false);
});
