import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spokenText } from "./spoken-text.ts";

function say(text: string, language = "en-US"): string {
  const { text: spoken } = spokenText(text, language);
  // What is in words already stays as it is.
  expect(spokenText(spoken, language).text).toBe(spoken);
  return spoken;
}

describe("money", () => {
  test.each([
    ["It's ₹2,500.", "It's two thousand five hundred rupees."],
    ["Rs. 500 or Rs 1,200/-", "five hundred rupees or one thousand two hundred rupees"],
    ["₹1,50,000", "one lakh fifty thousand rupees"],
    ["₹2.5 lakh", "two point five lakh rupees"],
    [
      "₹12,34,56,789",
      "twelve crore thirty-four lakh fifty-six thousand seven hundred and eighty-nine rupees",
    ],
    ["₹800–1,200", "eight hundred to one thousand two hundred rupees"],
    ["It costs 400 rupees.", "It costs four hundred rupees."],
    ["15000 rupees", "fifteen thousand rupees"],
    ["INR 750", "seven hundred and fifty rupees"],
    ["a ₹500 voucher", "a five hundred rupee voucher"],
    ["500/- only", "five hundred rupees only"],
  ])("in India: %j is %j", (written, spoken) => {
    expect(say(written, "en-IN")).toBe(spoken);
  });

  test.each([
    ["It's $25.50.", "It's twenty-five dollars and fifty cents."],
    ["$1", "one dollar"],
    ["$1,250.00", "one thousand two hundred fifty dollars"],
    ["$0.99", "ninety-nine cents"],
    ["$1.5 million", "one point five million dollars"],
    ["$20-$30", "twenty to thirty dollars"],
    ["A $20 fee", "A twenty dollar fee"],
    ["$25/hr", "twenty-five dollars per hour"],
    ["150,000 USD", "one hundred fifty thousand dollars"],
    ["£20.01", "twenty pounds and one penny"],
    ["€5", "five euros"],
    ["AED 100", "one hundred dirhams"],
  ])("elsewhere: %j is %j", (written, spoken) => {
    expect(say(written)).toBe(spoken);
  });
});

test.each([
  ["at 3:30 PM.", "at three thirty PM."],
  ["at 15:30", "at three thirty PM"],
  ["at 10:30", "at ten thirty"],
  ["at 09:05", "at nine oh five AM"],
  ["at 4:05 pm", "at four oh five PM"],
  ["at 3pm", "at three PM"],
  ["at 8 p.m. Then", "at eight PM. Then"],
  ["until 8 p.m.", "until eight PM."],
  ["by 8 a.m. tomorrow", "by eight AM tomorrow"],
  ["At 3:00.", "At three o'clock."],
  ["3:00 o'clock", "three o'clock"],
  ["16:00", "four PM"],
  ["12:00 PM", "noon"],
  ["12 noon", "noon"],
  ["00:30", "twelve thirty AM"],
  ["9 AM–5 PM", "nine AM to five PM"],
  ["9–11 AM", "nine to eleven AM"],
  ["10:00-20:00", "ten AM to eight PM"],
  ["10:00 to 20:00", "ten AM to eight PM"],
  ["from 9:30 AM to 6 PM", "from nine thirty AM to six PM"],
  ["4:30 in the afternoon", "four thirty in the afternoon"],
  ["3.30pm", "three thirty PM"],
])("a time of day: %j is %j", (written, spoken) => {
  expect(say(written)).toBe(spoken);
});

describe("dates", () => {
  test.each([
    ["2026-11-24", "November twenty-fourth, twenty twenty-six"],
    ["11/24/2026", "November twenty-fourth, twenty twenty-six"],
    ["Nov 24", "November twenty-fourth"],
    ["by 11/24", "by November twenty-fourth"],
    ["November 24th, 2026.", "November twenty-fourth, twenty twenty-six."],
    ["Tue, Nov. 24", "Tuesday, November twenty-fourth"],
    ["Nov 24–26", "November twenty-fourth to twenty-sixth"],
    ["Mon–Fri", "Monday to Friday"],
    ["Sat 10-6", "Saturday ten to six"],
    ["since 1999", "since nineteen ninety-nine"],
    ["in 2005", "in two thousand five"],
    ["May 2027", "May twenty twenty-seven"],
    ["Tuesday the 24th of November", "Tuesday the twenty-fourth of November"],
    ["I sat in the sun.", "I sat in the sun."],
    ["You may take 5.", "You may take five."],
  ])("in America: %j is %j", (written, spoken) => {
    expect(say(written)).toBe(spoken);
  });

  test.each([
    ["2026-11-24", "the twenty-fourth of November twenty twenty-six"],
    ["5/11/2026", "the fifth of November twenty twenty-six"],
    ["on 24/11", "on the twenty-fourth of November"],
    ["24 Nov", "the twenty-fourth of November"],
    ["24–26 November", "the twenty-fourth to the twenty-sixth of November"],
    ["November 24", "November the twenty-fourth"],
    ["in 2005", "in two thousand and five"],
  ])("elsewhere: %j is %j", (written, spoken) => {
    expect(say(written, "en-IN")).toBe(spoken);
    expect(say(written, "en-GB")).toBe(spoken);
  });
});

describe("digits", () => {
  test.each([
    [
      "Call +91 98401 23456.",
      "Call plus nine one, nine eight four zero one, two three four five six.",
      "en-IN",
    ],
    ["9840123456", "nine eight four zero one, two three four five six", "en-IN"],
    ["4155550123", "four one five, five five five, zero one two three", "en-US"],
    ["(415) 555-0123", "four one five, five five five, zero one two three", "en-US"],
    [
      "044 5550 0123. 5 minutes",
      "zero four four, five five five zero, zero one two three. five minutes",
      "en-IN",
    ],
    ["the number ending 4471?", "the number ending four four seven one?", "en-IN"],
    ["Your code is 482910.", "Your code is four eight two nine one zero.", "en-US"],
    ["Hang up and call 911 now.", "Hang up and call nine one one now.", "en-US"],
    ["PIN code 600033", "PIN code six zero zero zero three three", "en-IN"],
    ["room 204", "room two zero four", "en-US"],
    ["booking GD4471X", "booking G D four four seven one X", "en-US"],
    ["vitamin B12", "vitamin B twelve", "en-US"],
  ])("%j is %j", (written, spoken, language) => {
    expect(say(written, language)).toBe(spoken);
  });
});

test.each([
  ["20% off", "twenty percent off"],
  ["10-15% off", "ten to fifteen percent off"],
  ["30 min", "thirty minutes"],
  ["1 hr", "one hour"],
  ["a 45 min visit", "a forty-five minute visit"],
  ["a 30-minute cut", "a thirty-minute cut"],
  ["1h 30m", "one hour thirty minutes"],
  ["10–20 minutes", "ten to twenty minutes"],
  ["2.5 km away", "two point five kilometres away"],
  ["the 1st, 2nd, 3rd, 12th and 21st", "the first, second, third, twelfth and twenty-first"],
  ["1½ hours", "one and a half hours"],
  ["1/2 hour", "one half hour"],
  ["open 24/7", "open twenty-four seven"],
  ["1,234,567", "one million two hundred thirty-four thousand five hundred sixty-seven"],
  ["2 of 10", "two of ten"],
  ["-5 degrees", "minus five degrees"],
  ["No. 5 and #6", "number five and number six"],
  ["101", "one hundred one"],
  ["10k", "ten thousand"],
  ["1-2-1", "one, two, one"],
  ["version 2.0.1", "version two point zero point one"],
  ["the 1990s and the '80s", "the nineteen nineties and the eighties"],
  ["COVID-19", "COVID nineteen"],
  ["4/5 stars", "four slash five stars"],
])("a number: %j is %j", (written, spoken) => {
  expect(say(written)).toBe(spoken);
});

test.each([
  ["With Dr Chen or Dr. Rao?", "With Doctor Chen or Doctor Rao?"],
  ["12 Lake View Dr. Chennai", "twelve Lake View Drive Chennai"],
  ["St. Mary's on Main St.", "Saint Mary's on Main Street."],
  ["approx. 20 min.", "approximately twenty minutes."],
  ["cuts, colours, etc.", "cuts, colours, and so on."],
  ["e.g. a trim", "for example a trim"],
  ["Cut & colour", "Cut and colour"],
  ["his/her choice", "his or her choice"],
  ["about₹500or 30min", "about five hundred rupees or thirty minutes"],
  ["18+ only", "eighteen plus only"],
  ["Write to hello@glamdesk.in.", "Write to hello at glamdesk dot in."],
  ["asha.r99@mail.com", "asha dot r nine nine at mail dot com"],
  ["See https://www.glamdesk.in/book.", "See glamdesk dot in slash book."],
  ["glam-desk.com", "glam dash desk dot com"],
])("short writing: %j is %j", (written, spoken) => {
  expect(say(written)).toBe(spoken);
});

test.each([
  ["**Great!** You're _all_ set 🎉", "Great! You're all set"],
  ["- a cut\n- a `shave`", "a cut a shave"],
  ["Book [here](https://x.com/1) 👍🏽 now", "Book here now"],
  ["# Prices", "Prices"],
])("what is for the eye is left out of %j", (written, spoken) => {
  expect(say(written)).toBe(spoken);
});

test("what is in words already stays as it is", () => {
  for (const text of [
    "You're booked for Tuesday at half past three with Meera, for four hundred rupees. Anything else?",
    "I can't find that. Could you say it again, please?",
    "St is short; may I? It's a well-known, up-to-date place.",
  ])
    expect(say(text, "en-IN")).toBe(text);
});

test("another language keeps its numbers, but loses its markup", () => {
  expect(say("**आपका** समय 3:30 बजे है 🎉", "hi-IN")).toBe("आपका समय 3:30 बजे है");
});

test("each written word knows when it has been said", () => {
  expect(spokenText("It's ₹2,500.", "en-IN").saidWith).toEqual([1, 6]);
  expect(spokenText("On 24 Nov at 3:30 PM 🎉 then", "en-US").saidWith).toEqual([
    1, 3, 5, 6, 8, 9, 9, 10,
  ]);
  expect(spokenText("Call 98401 23456 now", "en-IN").saidWith).toEqual([1, 6, 11, 12]);
});

const words = fc.constantFrom(
  ..."at on the Dr. St. ₹ $ 3 30 2,500 15:30 PM a.m. 98401 23456 +91 Nov 24th - – / % min km @ . , 🎉 ** [x](y) and GD4471X 2026-11-24 1/2 No. #5 0.5 etc. ₹1,50,000/-".split(
    " ",
  ),
);
const texts = fc
  .array(fc.tuple(words, fc.constantFrom(" ", "", " ", " ")), { maxLength: 12 })
  .map((parts) => parts.map(([word, gap]) => word + gap).join(""));

test("whatever is written, no digit is spoken and the words keep their order", () => {
  fc.assert(
    fc.property(texts, fc.constantFrom("en-IN", "en-US", "en-GB"), (text, language) => {
      const { text: spoken, saidWith } = spokenText(text, language);
      expect(spoken).not.toMatch(/[\d₹🎉*]/u);
      expect(saidWith).toHaveLength(text.split(/\s+/u).filter((word) => word !== "").length);
      expect(saidWith).toEqual(saidWith.toSorted((one, other) => one - other));
      const total = spoken.split(" ").filter((word) => word !== "").length;
      expect(saidWith.at(-1) ?? 0).toBe(total);
    }),
    { numRuns: 500 },
  );
});
