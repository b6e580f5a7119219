import { expect, test } from "vitest";
import { pickOption, type Picking } from "./choice.ts";

const OPTIONS = [
  { words: "10 AM with Priya", time: "10:00", date: "2026-11-24", person: "Priya" },
  { words: "4 PM with Priya", time: "16:00", date: "2026-11-24", person: "Priya" },
  { words: "1 PM with Kavitha", time: "13:00", date: "2026-11-24", person: "Kavitha" },
  { words: "tomorrow at 4 PM with Kavitha", time: "16:00", date: "2026-11-25", person: "Kavitha" },
];

function pick(said: Partial<Picking> & { readonly text?: string }): string | undefined {
  const { text = "", ...rest } = said;
  const words = text.split(" ");
  const picking = { words, time: null, date: null, person: null, agrees: false, ...rest };
  return pickOption(OPTIONS, picking)?.words;
}

test("a place is counted in the order things were said", () => {
  expect(pick({ text: "the first one" })).toBe("10 AM with Priya");
  expect(pick({ text: "the second one please" })).toBe("4 PM with Priya");
  expect(pick({ text: "the last" })).toBe("tomorrow at 4 PM with Kavitha");
  expect(pick({ text: "any of them" })).toBe("10 AM with Priya");
});

test("earlier and later go by the clock", () => {
  expect(pick({ text: "the earliest" })).toBe("10 AM with Priya");
  expect(pick({ text: "the later one" })).toBe("tomorrow at 4 PM with Kavitha");
});

test("a time, a day or a person picks the only one that fits", () => {
  expect(pick({ time: "13:00" })).toBe("1 PM with Kavitha");
  expect(pick({ date: "2026-11-25" })).toBe("tomorrow at 4 PM with Kavitha");
  expect(pick({ time: "16:00", person: "Priya" })).toBe("4 PM with Priya");
});

test("two that fit are told apart by whom the caller asked for, or not at all", () => {
  expect(pick({ time: "16:00", preferred: "Kavitha" })).toBe("tomorrow at 4 PM with Kavitha");
  expect(pick({ time: "16:00" })).toBeUndefined();
});

test("a yes picks only where there is one thing to agree to", () => {
  expect(pick({ agrees: true })).toBeUndefined();
  const [only] = OPTIONS;
  const picking = { words: ["yes"], time: null, date: null, person: null, agrees: true };
  expect(pickOption(only === undefined ? [] : [only], picking)?.words).toBe("10 AM with Priya");
});

test("what was not offered picks nothing", () => {
  expect(pick({ time: "11:00" })).toBeUndefined();
  expect(pick({ text: "hello there" })).toBeUndefined();
});
