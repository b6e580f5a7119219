import { expect, test } from "vitest";
import { sameWords } from "./same-words.ts";

test.each([
  ["book an hair cut on friday", "book a haircut friday"],
  ["yeah", "yes please"],
  ["nope", "no"],
  ["hair color at five", "hair colour five"],
])("takes %j and %j for the same", (one, other) => {
  expect(sameWords(one, other)).toBe(true);
});

test.each([
  ["friday at four", "friday at five"],
  ["yes", "no"],
  ["no", "no ten"],
  ["priya", ""],
])("tells %j from %j", (one, other) => {
  expect(sameWords(one, other)).toBe(false);
});
