import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastFour, readPhoneNumber, sayPhoneNumber, writePhoneNumber } from "./phone-number.ts";

describe("a number is read as it was said", () => {
  test.each([
    ["nine eight four oh one, two three four five six", "+919840123456"],
    ["nine eight four oh one double two three four five", "+919840122345"],
    ["it's nine triple eight one, four double oh seven six", "+919888140076"],
    ["ninety eight four zero one twenty three forty five six", "+919840123456"],
    ["plus nine one nine eight four oh one two three four five six", "+919840123456"],
    ["98401 23456", "+919840123456"],
    ["my number is 98401-23456, thanks", "+919840123456"],
    ["098401 23456", "+919840123456"],
    ["+91 98401 23456", "+919840123456"],
    ["91 98401 23456", "+919840123456"],
    ["9840123456", "+919840123456"],
    ["+1 (415) 555-2671", "+14155552671"],
    ["+44 20 7946 0018", "+442079460018"],
    ["044 2434 5678", "+914424345678"],
  ])("%s", (words, number) => {
    expect(readPhoneNumber(words, "IN")).toEqual({ ok: true, number });
  });

  test("by the plan of the country the business is in", () => {
    expect(readPhoneNumber("four one five, triple five, two six seven one", "US")).toEqual({
      ok: true,
      number: "+14155552671",
    });
    expect(readPhoneNumber("oh two oh, seven nine four six, oh oh one eight", "GB")).toEqual({
      ok: true,
      number: "+442079460018",
    });
  });
});

describe("what is no number says why", () => {
  test.each([
    ["I'd rather not", "no-digits", ""],
    ["nine eight four", "too-short", "984"],
    ["nine", "too-short", "9"],
    ["98401 2345", "too-short", "984012345"],
    ["98401 23456 7", "too-long", "98401234567"],
    ["00000 00000", "not-valid", "0000000000"],
    ["+999 12345678", "not-valid", "+99912345678"],
  ])("%s", (words, reason, digits) => {
    expect(readPhoneNumber(words, "IN")).toEqual({ ok: false, reason, digits });
  });

  test("a country without a numbering plan is a fault of ours", () => {
    expect(() => readPhoneNumber("98401 23456", "XX")).toThrow(RangeError);
  });
});

test("a number is written as people at the desk group it, others with their country code", () => {
  expect(writePhoneNumber("+919840123456", "IN")).toBe("98401 23456");
  expect(writePhoneNumber("+14155552671", "IN")).toBe("+1 415 555 2671");
  expect(writePhoneNumber("+14155552671", "US")).toBe("415 555 2671");
  expect(lastFour("+919840123456")).toBe("3456");
});

test("a number is said digit by digit in groups of at most five", () => {
  expect(sayPhoneNumber("+919840123456", "IN")).toBe(
    "nine eight four oh one, two three four five six",
  );
  expect(sayPhoneNumber("+14155552671", "IN")).toBe(
    "plus one, four one five, five five five, two six seven one",
  );
});

test("a mobile number that is read back can be read again", () => {
  const mobile = fc.integer({ min: 0, max: 39_999_999 });
  const prefix = fc.constantFrom("98", "97", "94", "81");
  fc.assert(
    fc.property(prefix, mobile, (start, rest) => {
      const number = `+91${start}${String(rest).padStart(8, "0")}`;
      fc.pre(readPhoneNumber(number, "IN").ok);
      expect(readPhoneNumber(sayPhoneNumber(number, "IN"), "IN")).toEqual({ ok: true, number });
      expect(readPhoneNumber(writePhoneNumber(number, "IN"), "IN")).toEqual({ ok: true, number });
    }),
  );
});
