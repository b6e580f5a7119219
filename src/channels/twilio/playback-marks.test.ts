import { expect, test } from "vitest";
import { PlaybackMarks } from "./playback-marks.ts";

test("a mark that comes back was heard", () => {
  const marks = new PlaybackMarks();
  marks.sent("a");
  expect(marks.echoed("a")).toEqual({ name: "a", cleared: false });
  expect(marks.echoed("a")).toBeUndefined();
});

test("a mark that comes back after a clear was not heard, but later ones are", () => {
  const marks = new PlaybackMarks();
  marks.sent("a");
  marks.clear();
  marks.sent("b");
  expect(marks.echoed("a")).toEqual({ name: "a", cleared: true });
  expect(marks.echoed("b")).toEqual({ name: "b", cleared: false });
});

test("the same name twice comes back in order", () => {
  const marks = new PlaybackMarks();
  marks.sent("a");
  marks.clear();
  marks.sent("a");
  expect(marks.echoed("a")).toEqual({ name: "a", cleared: true });
  expect(marks.echoed("a")).toEqual({ name: "a", cleared: false });
});

test("names that were never sent are nothing, and what is still out at the end was not heard", () => {
  const marks = new PlaybackMarks();
  marks.sent("a");
  expect(marks.echoed("x")).toBeUndefined();
  expect(marks.lost()).toEqual([{ name: "a", cleared: true }]);
  expect(marks.lost()).toEqual([]);
});
