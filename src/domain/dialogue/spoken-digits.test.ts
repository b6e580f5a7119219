import * as fc from "fast-check";
import { expect, test } from "vitest";
import { phoneProgress } from "./phone-lengths.ts";
import { DIGIT_WORDS, findDigits } from "./spoken-digits.ts";

test.each([
  ["nine eight four oh one two three four five six", "9840123456"],
  ["nine eight four oh one double two three four five", "9840122345"],
  ["my number is nine eight four zero one triple two three four", "9840122234"],
  ["98401 23456", "9840123456"],
  ["+91 98401-23456", "+919840123456"],
  ["plus nine one nine eight four oh", "+919840"],
  ["ninety eight forty twelve thirty four", "98401234"],
  ["it's 0442815 and then 0000", "04428150000"],
  ["nine eight four oh one... um, two three", "9840123"],
  ["treble five", "555"],
  ["two people", "2"],
])("%j holds the digits %s", (text, digits) => {
  expect(findDigits(text)).toBe(digits);
});

test.each(["", "hello", "double trouble", "plus"])("%j holds none", (text) => {
  expect(findDigits(text)).toBeNull();
});

test("any digits said one by one are read as they are", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 10 }), { minLength: 1, maxLength: 15 }), (digits) => {
      const said = digits.map((digit) => DIGIT_WORDS[digit]).join(" ");
      expect(findDigits(said)).toBe(digits.map((digit) => Math.max(0, digit - 1)).join(""));
    }),
  );
});

test.each([
  ["9840123456", "IN", "whole"],
  ["+919840123456", "IN", "whole"],
  ["919840123456", "IN", "whole"],
  ["09840123456", "IN", "whole"],
  ["98401", "IN", "part"],
  ["984012345", "IN", "part"],
  ["98401234567", "IN", "too-long"],
  ["+14155550100", "IN", "whole"],
  ["4155550100", "US", "whole"],
  ["02079460018", "GB", "whole"],
  ["81234567", "SG", "whole"],
] as const)("%s in %s is %s", (digits, country, progress) => {
  expect(phoneProgress(digits, country)).toBe(progress);
});
