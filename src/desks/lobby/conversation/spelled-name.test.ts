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
  expect(spelledName(heard, text, "whole")?.name ?? null).toBe(expected);
});

test("what is spelled stands for the part that was asked for, unless it is surely the other one", () => {
  expect(spelledName("Anil Wilson", "e m m a", "first-name")).toEqual({
    name: "Emma Wilson",
    at: 0,
  });
  expect(spelledName("Emma Prem", "g r e e n", "last-name")).toEqual({ name: "Emma Green", at: 1 });
  expect(spelledName("Tom Backer", "b a k e r", "first-name")).toEqual({
    name: "Tom Baker",
    at: 1,
  });
});
