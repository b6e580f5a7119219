import { expect, test } from "vitest";
import { resolveWhen } from "./find-when.ts";
import { inShort } from "./testing/in-short.ts";

test.for([
  ["next monday", "2026-11-30"],
  ["next tuesday", "2026-12-01 ?which-week (2026-11-24)"],
  ["next wednesday", "2026-12-02 ?which-week (2026-11-25)"],
  ["next thursday", "2026-12-03 ?which-week (2026-11-26)"],
  ["next friday", "2026-12-04 ?which-week (2026-11-27)"],
  ["next saturday", "2026-12-05 ?which-week (2026-11-28)"],
  ["next sunday", "2026-12-06 ?which-week (2026-11-29)"],
  ["next week", "<2026-11-30..2026-12-06>"],
  ["next weekend", "<2026-12-05..2026-12-06> ?which-week"],
  ["this weekend", "<2026-11-28..2026-11-29>"],
  ["monday", "2026-11-30 ?which-week (2026-11-23)"],
  ["this monday", "2026-11-23 ?which-week (2026-11-30)"],
] as const)('"%s" said on Monday 2026-11-23 is %s', ([words, meaning]) => {
  expect(inShort(resolveWhen(words, { now: "2026-11-23T09:30" }))).toBe(meaning);
});

test.for([
  ["next monday", "2026-11-30"],
  ["next tuesday", "2026-12-01"],
  ["next wednesday", "2026-12-02 ?which-week (2026-11-25)"],
  ["next thursday", "2026-12-03 ?which-week (2026-11-26)"],
  ["next friday", "2026-12-04 ?which-week (2026-11-27)"],
  ["next saturday", "2026-12-05 ?which-week (2026-11-28)"],
  ["next sunday", "2026-12-06 ?which-week (2026-11-29)"],
  ["next week", "<2026-11-30..2026-12-06>"],
  ["next weekend", "<2026-12-05..2026-12-06> ?which-week"],
  ["this weekend", "<2026-11-28..2026-11-29>"],
  ["tuesday", "2026-12-01 ?which-week (2026-11-24)"],
  ["this tuesday", "2026-11-24 ?which-week (2026-12-01)"],
] as const)('"%s" said on Tuesday 2026-11-24 is %s', ([words, meaning]) => {
  expect(inShort(resolveWhen(words, { now: "2026-11-24T09:30" }))).toBe(meaning);
});

test.for([
  ["next monday", "2026-11-30"],
  ["next tuesday", "2026-12-01"],
  ["next wednesday", "2026-12-02"],
  ["next thursday", "2026-12-03 ?which-week (2026-11-26)"],
  ["next friday", "2026-12-04 ?which-week (2026-11-27)"],
  ["next saturday", "2026-12-05 ?which-week (2026-11-28)"],
  ["next sunday", "2026-12-06 ?which-week (2026-11-29)"],
  ["next week", "<2026-11-30..2026-12-06>"],
  ["next weekend", "<2026-12-05..2026-12-06> ?which-week"],
  ["this weekend", "<2026-11-28..2026-11-29>"],
  ["wednesday", "2026-12-02 ?which-week (2026-11-25)"],
  ["this wednesday", "2026-11-25 ?which-week (2026-12-02)"],
] as const)('"%s" said on Wednesday 2026-11-25 is %s', ([words, meaning]) => {
  expect(inShort(resolveWhen(words, { now: "2026-11-25T09:30" }))).toBe(meaning);
});

test.for([
  ["next monday", "2026-11-30"],
  ["next tuesday", "2026-12-01"],
  ["next wednesday", "2026-12-02"],
  ["next thursday", "2026-12-03"],
  ["next friday", "2026-12-04 ?which-week (2026-11-27)"],
  ["next saturday", "2026-12-05 ?which-week (2026-11-28)"],
  ["next sunday", "2026-12-06 ?which-week (2026-11-29)"],
  ["next week", "<2026-11-30..2026-12-06>"],
  ["next weekend", "<2026-12-05..2026-12-06> ?which-week"],
  ["this weekend", "<2026-11-28..2026-11-29>"],
  ["thursday", "2026-12-03 ?which-week (2026-11-26)"],
  ["this thursday", "2026-11-26 ?which-week (2026-12-03)"],
] as const)('"%s" said on Thursday 2026-11-26 is %s', ([words, meaning]) => {
  expect(inShort(resolveWhen(words, { now: "2026-11-26T09:30" }))).toBe(meaning);
});

test.for([
  ["next monday", "2026-11-30"],
  ["next tuesday", "2026-12-01"],
  ["next wednesday", "2026-12-02"],
  ["next thursday", "2026-12-03"],
  ["next friday", "2026-12-04"],
  ["next saturday", "2026-12-05 ?which-week (2026-11-28)"],
  ["next sunday", "2026-12-06 ?which-week (2026-11-29)"],
  ["next week", "<2026-11-30..2026-12-06>"],
  ["next weekend", "<2026-12-05..2026-12-06> ?which-week"],
  ["this weekend", "<2026-11-28..2026-11-29>"],
  ["friday", "2026-12-04 ?which-week (2026-11-27)"],
  ["this friday", "2026-11-27 ?which-week (2026-12-04)"],
] as const)('"%s" said on Friday 2026-11-27 is %s', ([words, meaning]) => {
  expect(inShort(resolveWhen(words, { now: "2026-11-27T09:30" }))).toBe(meaning);
});

test.for([
  ["next monday", "2026-11-30"],
  ["next tuesday", "2026-12-01"],
  ["next wednesday", "2026-12-02"],
  ["next thursday", "2026-12-03"],
  ["next friday", "2026-12-04"],
  ["next saturday", "2026-12-05"],
  ["next sunday", "2026-12-06 ?which-week (2026-11-29)"],
  ["next week", "<2026-11-30..2026-12-06>"],
  ["next weekend", "<2026-12-05..2026-12-06>"],
  ["this weekend", "<2026-11-28..2026-11-29>"],
  ["saturday", "2026-12-05 ?which-week (2026-11-28)"],
  ["this saturday", "2026-11-28 ?which-week (2026-12-05)"],
] as const)('"%s" said on Saturday 2026-11-28 is %s', ([words, meaning]) => {
  expect(inShort(resolveWhen(words, { now: "2026-11-28T09:30" }))).toBe(meaning);
});

test.for([
  ["next monday", "2026-11-30 ?which-week (2026-12-07)"],
  ["next tuesday", "2026-12-01 ?which-week (2026-12-08)"],
  ["next wednesday", "2026-12-02 ?which-week (2026-12-09)"],
  ["next thursday", "2026-12-03 ?which-week (2026-12-10)"],
  ["next friday", "2026-12-04 ?which-week (2026-12-11)"],
  ["next saturday", "2026-12-05 ?which-week (2026-12-12)"],
  ["next sunday", "2026-12-06"],
  ["next week", "<2026-11-30..2026-12-06> ?which-week"],
  ["next weekend", "<2026-12-05..2026-12-06>"],
  ["this weekend", "<2026-11-29..2026-11-29>"],
  ["sunday", "2026-12-06 ?which-week (2026-11-29)"],
  ["this sunday", "2026-11-29 ?which-week (2026-12-06)"],
] as const)('"%s" said on Sunday 2026-11-29 is %s', ([words, meaning]) => {
  expect(inShort(resolveWhen(words, { now: "2026-11-29T09:30" }))).toBe(meaning);
});
