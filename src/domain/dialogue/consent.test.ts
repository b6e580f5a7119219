import { describe, expect, test } from "vitest";
import { isBackchannel, opensWithNo, opensWithYes, readAnswer } from "./consent.ts";

describe("readAnswer", () => {
  test.each([
    "yes",
    "Yes.",
    "yes please",
    "yeah",
    "yep",
    "yup",
    "sure",
    "Sure, go ahead.",
    "ok",
    "okay",
    "OK thanks",
    "that's right",
    "that is correct",
    "yes that's right thank you",
    "sounds good",
    "sounds good to me",
    "perfect",
    "great, thanks",
    "please do",
    "go ahead please",
    "of course",
    "that works for me",
    "book it",
    "yes book it please",
    "absolutely",
    "yes, that would be great",
    "i confirm",
    "that's fine",
    "um yes",
    "oh yes please",
    "no problem",
    "all right then",
    "yes yes",
    "exactly",
    "fine by me",
  ])("takes %j for a yes", (text) => {
    expect(readAnswer(text)).toBe("yes");
  });

  test.each([
    "no",
    "No!",
    "nope",
    "no thanks",
    "no thank you",
    "nah",
    "not that",
    "wait",
    "hang on",
    "hold on",
    "change it",
    "no that's wrong",
    "that's not right",
    "no no",
    "i don't think so",
    "not really",
    "i changed my mind",
    "don't",
    "no, not now",
    "that's incorrect",
    "never mind",
    "um no",
    "no sorry",
    "no that's all",
  ])("takes %j for a no", (text) => {
    expect(readAnswer(text)).toBe("no");
  });

  test.each([
    "yes but four o'clock",
    "yes no wait",
    "no yes",
    "yes, at four",
    "okay what does it cost",
    "yes with Kavitha",
    "no, four o'clock",
    "cancel it",
    "move it",
    "",
    "four",
    "maybe",
    "yes if it's cheap",
    "sure about what",
    "good question",
    "thank you",
    "please",
    "ok but later",
    "yes cancel it",
    "don't book it",
    "book it for five",
    "not yes",
    "yes I'd rather not",
    "right then what",
  ])("takes %j for neither", (text) => {
    expect(readAnswer(text)).toBe("other");
  });

  test.each(["mm-hm", "uh huh", "mhm", "hmm", "aha", "oh", "I see", "right"])(
    "takes %j for a sound of listening, which consents to nothing",
    (text) => {
      expect(readAnswer(text)).toBe("backchannel");
    },
  );

  test("naming the very thing that was asked agrees to it", () => {
    expect(readAnswer("yes cancel it", "Shall I cancel it?")).toBe("yes");
    expect(readAnswer("cancel it please", "Shall I cancel it?")).toBe("yes");
    expect(readAnswer("move it", "Shall I move it?")).toBe("yes");
    expect(readAnswer("cancel it", "Shall I move it?")).toBe("other");
  });
});

test.each([
  ["okay", true],
  ["yeah, right", true],
  ["mm-hm", true],
  ["okay stop", false],
  ["no", false],
  ["", false],
])("spoken over the receptionist, %j is a sound of listening: %j", (text, expected) => {
  expect(isBackchannel(text)).toBe(expected);
});

test.each([
  ["no, four o'clock", true],
  ["um no not Priya", true],
  ["no problem", false],
  ["nobody told me", false],
  ["yes no", false],
])("%j opens with a no: %j", (text, expected) => {
  expect(opensWithNo(text)).toBe(expected);
});

test.each([
  ["yes tomorrow at four", true],
  ["sure, with Priya", true],
  ["no yes", false],
  ["yesterday", false],
])("%j opens with a yes: %j", (text, expected) => {
  expect(opensWithYes(text)).toBe(expected);
});
