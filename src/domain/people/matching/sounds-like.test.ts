import { expect, test } from "vitest";
import { soundsLike } from "./sounds-like.ts";

test.for([
  ["Viktor Petrov", "Victor Petroff"],
  ["Jon Smith", "John Smyth"],
  ["Bob Smith", "Robert Smith"],
  ["Smith John", "John Smith"],
  ["Muhammad Ali", "Mohammed Aly"],
] as const)("%s could be %s", ([one, other]) => {
  expect(soundsLike(one, other)).toBeGreaterThanOrEqual(0.7);
  expect(soundsLike(one, other)).toBe(soundsLike(other, one));
});

test.for([
  ["John Smith", "Mary Jones"],
  ["Priya Nair", "Peter Novak"],
  ["", "John Smith"],
] as const)("%s is not %s", ([one, other]) => {
  expect(soundsLike(one, other)).toBeLessThan(0.6);
});

test("the same name is as alike as can be", () => {
  expect(soundsLike("Zoë O'Hara", "zoe ohara")).toBe(1);
});
