import { expect, test } from "vitest";
import { colleagueIn, minutesIn, readHostAnswer } from "./read-host-answer.ts";

test.each([
  ["1", { answer: "on-my-way" }],
  ["1.", { answer: "on-my-way" }],
  ["2", { answer: "wait" }],
  ["2 ten minutes", { answer: "wait", said: "ten minutes" }],
  ["3: Grace Kim", { answer: "colleague", said: "Grace Kim" }],
  ["four", { answer: "not-expected" }],
  ["On my way!", { answer: "on-my-way" }],
  ["omw", { answer: "on-my-way" }],
  ["I'll be right down", { answer: "on-my-way" }],
  ["Yes, coming now", { answer: "on-my-way" }],
  ["please wait", { answer: "wait" }],
  ["Give me 5 minutes", { answer: "wait", said: "Give me 5 minutes" }],
  ["I'm not expecting anybody", { answer: "not-expected" }],
  ["My colleague will come", { answer: "colleague" }],
  ["Send a colleague", { answer: "colleague" }],
  ["5 minutes please", { answer: "said", said: "5 minutes please" }],
  ["3 minutes", { answer: "said", said: "3 minutes" }],
  ["Meet me in room Lovelace", { answer: "said", said: "Meet me in room Lovelace" }],
  [
    "I'm on my way back from the airport, so it'll take an hour",
    { answer: "said", said: "I'm on my way back from the airport, so it'll take an hour" },
  ],
])("a host who writes '%s' is understood", (text, expected) => {
  expect(readHostAnswer(text)).toEqual(expected);
});

test("nothing at all is no answer", () => {
  expect(readHostAnswer("  ")).toBeUndefined();
  expect(readHostAnswer("👍")).toBeUndefined();
});

test("how long somebody asks to wait is known where they say it", () => {
  expect(minutesIn("give me 5 min")).toBe(5);
  expect(minutesIn("ten minutes")).toBe(10);
  expect(minutesIn("a minute")).toBe(1);
  expect(minutesIn("soon")).toBeUndefined();
});

test("only a name names the colleague who is sent", () => {
  expect(colleagueIn("Grace Kim")).toBe("Grace Kim");
  expect(colleagueIn("someone from my team")).toBeUndefined();
  expect(colleagueIn(undefined)).toBeUndefined();
});
