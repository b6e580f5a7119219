import { expect, test } from "vitest";
import { takeSentences } from "./sentences.ts";

test("a sentence is whole once another one begins after it", () => {
  expect(takeSentences("We open at ten. And")).toEqual({
    sentences: ["We open at ten."],
    rest: "And",
  });
  expect(takeSentences("We open at ten.")).toEqual({ sentences: [], rest: "We open at ten." });
  expect(takeSentences("That's 2.30 p.m. tomorrow")).toMatchObject({ sentences: [] });
});

test("a sentence that ends in a new line is whole, whatever follows", () => {
  expect(takeSentences("We open at ten.\n")).toEqual({ sentences: ["We open at ten."], rest: "" });
});
