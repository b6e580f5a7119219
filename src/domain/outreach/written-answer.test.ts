import { expect, test } from "vitest";
import { readWrittenAnswer } from "./written-answer.ts";

test.each([
  ["STOP", "stop"],
  ["Stop please", "stop"],
  ["unsubscribe", "stop"],
  ["Please stop texting me", "stop"],
  ["don't send me texts", "stop"],
  ["START", "start"],
  ["help", "help"],
  ["YES", "yes"],
  ["Yes please!", "yes"],
  ["C", "yes"],
  ["ok", "yes"],
  ["no", "no"],
  ["No thanks", "no"],
  ["cancel", "cancel"],
  ["can I move it to friday?", "cancel"],
  ["I'll be stopping by later", "other"],
  ["is there parking?", "other"],
  ["👍", "other"],
  ["", "other"],
])("%j means %s", (text, means) => {
  expect(readWrittenAnswer(text)).toEqual({ means });
});

test("a rating comes with the words that were written beside it", () => {
  expect(readWrittenAnswer("5")).toEqual({ means: "rating", stars: 5 });
  expect(readWrittenAnswer("4 - lovely cut, thank you")).toEqual({
    means: "rating",
    stars: 4,
    words: "4 - lovely cut, thank you",
  });
});
