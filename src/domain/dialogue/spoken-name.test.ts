import { describe, expect, test } from "vitest";
import { COMMON_GIVEN_NAMES } from "../people/common-given-names.ts";
import { readSpelling } from "./spelling.ts";
import { findName } from "./spoken-name.ts";

const isKnown = (name: string): boolean => COMMON_GIVEN_NAMES.includes(name);

describe("where a name was asked", () => {
  test.each([
    ["anita", "Anita"],
    ["anita sharma", "Anita Sharma"],
    ["my name is ravi kumar", "Ravi Kumar"],
    ["it's sam", "Sam"],
    ["this is Meena Raman speaking", "Meena Raman"],
    ["um, i'm karthik", "Karthik"],
    ["for lakshmi please", "Lakshmi"],
    ["Siobhan O'Brien", "Siobhan O'Brien"],
    ["mcdonald", "Mcdonald"],
    ["Ronald McDonald", "Ronald McDonald"],
    ["a n i t a", "Anita"],
    ["call me joe", "Joe"],
    ["zebedee", "Zebedee"],
    ["sure, it's priya", "Priya"],
  ])("%j gives %j", (text, name) => {
    expect(findName(text, { asked: true, isKnown })).toBe(name);
  });

  test.each([
    "what do you need it for",
    "why",
    "i want a haircut",
    "no",
    "",
    "can i speak to someone",
    "9840123456",
  ])("%j gives none", (text) => {
    expect(findName(text, { asked: true, isKnown })).toBeNull();
  });
});

describe("elsewhere", () => {
  test.each([
    ["my name is Anita and I'd like a haircut", "Anita"],
    ["a haircut for my son arjun", "Arjun"],
    ["hi this is meena", "Meena"],
    ["put it under ravi", "Ravi"],
  ])("%j gives %j", (text, name) => {
    expect(findName(text, { asked: false, isKnown })).toBe(name);
  });

  test.each([
    "i'm looking for a haircut",
    "this is urgent",
    "it's tomorrow",
    "a table for two",
    "anita",
  ])("%j gives none", (text) => {
    expect(findName(text, { asked: false, isKnown })).toBeNull();
  });
});

test.each([
  ["a n i t a", "Anita"],
  ["b as in bravo o b", "Bob"],
  ["alpha november india", "Ani"],
  ["m double e n a", "Meena"],
  ["r for romeo a v i", "Ravi"],
  ["A-N-I-T-A", "Anita"],
  ["z zed e d", "Zzed"],
])("%j spells %s", (text, name) => {
  expect(readSpelling(text)).toBe(name);
});

test.each(["", "hello", "a", "haircut please"])("%j spells nothing", (text) => {
  expect(readSpelling(text)).toBeNull();
});
