import { expect, test } from "vitest";
import { spelledName } from "./spelled-name.ts";

test.each([
  ["Tom Backer", "b a k e r", "Tom Baker"],
  ["Tom Backer", "baker, b a k e r", "Tom Baker"],
  ["Tim", "t o m", "Tom"],
  [null, "t o m", "Tom"],
  ["Jon Smith", "j as in juliet o h n", "John Smith"],
  ["Tom Backer", "tom backer", "Tom Backer"],
  ["Tom Backer", "what do you mean", null],
])("%s, spelled '%s', is %s", (heard, text, expected) => {
  expect(spelledName(heard, text)).toBe(expected);
});
