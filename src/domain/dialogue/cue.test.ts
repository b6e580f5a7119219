import { expect, test } from "vitest";
import { findMentions } from "./catalog.ts";
import { fits, readCue } from "./cue.ts";
import { wordsOf } from "./words.ts";

test.each([
  ["how much", "how much is it", true],
  ["what|how ... cost", "what does a haircut cost", true],
  ["what|how ... cost", "what would a very long and slow haircut cost", false],
  ["^help$", "help", true],
  ["^help$", "help me", false],
  ["bye$", "ok bye", true],
  ["^bye", "ok bye", false],
  ["what's up", "whats up", true],
])("the cue %j over %j: %j", (cue, text, expected) => {
  expect(fits(readCue(cue), wordsOf(text))).toBe(expected);
});

test("a cue may name a kind of thing", () => {
  expect(fits(readCue("is {person} free"), ["is", "{person}", "free"])).toBe(true);
});

const SERVICES = [
  { name: "haircut", spoken: ["haircut", "hair cut"] },
  { name: "haircut and shave", spoken: ["haircut and shave"] },
  { name: "facial", spoken: ["facial"] },
];

test.each([
  ["a haircut and shave please", ["haircut and shave"]],
  ["a haircut and a facial", ["haircut", "facial"]],
  ["a hair cut", ["haircut"]],
  ["a haricut", ["haircut"]],
  ["a facail", ["facial"]],
  ["racial", []],
  ["nothing", []],
])("%j names %j", (text, names) => {
  expect(findMentions(wordsOf(text), SERVICES).map(({ name }) => name)).toEqual(names);
});
