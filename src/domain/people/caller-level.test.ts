import { expect, test } from "vitest";
import { callerLevel } from "./caller-level.ts";

const LINE = "+919840123456";
const OTHER = "+919840999999";
const anita = { id: "a", name: "Anita", phone: LINE, proven: true };
const mia = { id: "m", name: "Mia", phone: LINE, proven: true };

test("who withholds their number is unknown, and nothing is theirs", () => {
  expect(callerLevel({ verifiedNumbers: [], people: [] })).toEqual({
    level: "unknown",
    numbers: [],
  });
});

test("a number that nobody is on file at makes nobody known", () => {
  const caller = callerLevel({ lineNumber: OTHER, verifiedNumbers: [], people: [anita] });
  expect(caller).toEqual({ level: "unknown", numbers: [OTHER] });
});

test("whoever calls from the number of one customer is recognised as them", () => {
  const caller = callerLevel({ lineNumber: LINE, verifiedNumbers: [], people: [anita] });
  expect(caller).toEqual({ level: "recognised", numbers: [LINE], person: anita });
});

test("a mother and her child at one number are recognised, but which of them calls is not known", () => {
  const caller = callerLevel({ lineNumber: LINE, verifiedNumbers: [], people: [anita, mia] });
  expect(caller).toEqual({ level: "recognised", numbers: [LINE] });
});

test("somebody who was only said to be at a number does not hide whose number it is", () => {
  const stranger = { ...mia, name: "Zed", proven: false };
  const people = [stranger, anita];
  expect(callerLevel({ lineNumber: LINE, verifiedNumbers: [], people }).person).toBe(anita);
  expect(callerLevel({ lineNumber: LINE, verifiedNumbers: [], people: [stranger] }).person).toBe(
    stranger,
  );
});

test("a code told back verifies the number it was sent to, beside the line's own", () => {
  const caller = callerLevel({ lineNumber: OTHER, verifiedNumbers: [LINE], people: [anita] });
  expect(caller).toEqual({ level: "verified", numbers: [OTHER, LINE], person: anita });
});

test("a code verifies nobody where nobody is on file", () => {
  expect(callerLevel({ verifiedNumbers: [OTHER], people: [] }).level).toBe("unknown");
});

test("one person who calls from one of their numbers and verifies another is one person", () => {
  const people = [anita, { ...anita, phone: OTHER }];
  expect(callerLevel({ lineNumber: LINE, verifiedNumbers: [OTHER], people }).person).toBe(anita);
});
