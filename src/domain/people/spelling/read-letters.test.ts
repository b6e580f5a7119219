import { expect, test } from "vitest";
import { letterDistance } from "./letter-distance.ts";
import { isSpelling, readLetters, unsure } from "./read-letters.ts";

// Letters that came with a word are written in capitals.
function letters(text: string): readonly string[] {
  return readLetters(text).map((read) =>
    read.letters.map(({ letter, isSure }) => (isSure ? letter.toUpperCase() : letter)).join(""),
  );
}

test.for([
  ["S-A-R-A-H", "sarah"],
  ["S A R A H", "sarah"],
  ["S.A.R.A.H.", "sarah"],
  ["sarah s a r a h", "sarah"],
  ["ess ay are ay aitch", "sarah"],
  ["S as in Sam, M, I, T, H", "Smith"],
  ["S for sugar, A, M", "Sam"],
  ["B like bravo", "B"],
  ["sierra alfa romeo alpha hotel", "SARAH"],
  ["juliett oscar echo", "JOE"],
  ["x-ray, A, V, I", "Xavi"],
  ["M I double T", "mitt"],
  ["two L's", "ll"],
  ["O apostrophe B R I E N", "obrien"],
  ["S M I T H hyphen J O N E S", "smithjones"],
  ["capital M, C, capital D", "mcd"],
  ["B, no, D as in dog, A", "Da"],
  ["no, B as in boy", "B"],
  ["M for Mike, not N, A", "Ma"],
  ["C as in Katie", "K"],
] as const)("reads %s", ([text, expected]) => {
  expect(letters(text)).toEqual([expected]);
});

test("double u is W, or two of them", () => {
  expect(letters("double u A L L")).toEqual(["wall", "uuall"]);
});

test("keeps the words that were said around the letters", () => {
  expect(readLetters("Sarah, that's S A R A H")[0]?.words).toBe("sarah");
});

test.for([
  ["S A R A H", true],
  ["Sarah, S A R A H", true],
  ["ess ay are ay aitch", true],
  ["Sarah Miller", false],
  ["J R Smith", false],
  ["oh I see Sarah", false],
] as const)("tells spelling from speech: %s", ([text, isSpelled]) => {
  expect(isSpelling(text)).toBe(isSpelled);
});

test("letters that sound alike are nearer than others, and one that came with a word is sure", () => {
  const bell = letterDistance(unsure("dell"), "bell");
  expect(bell).toBeLessThan(letterDistance(unsure("mell"), "bell"));
  expect(bell).toBeLessThan(
    letterDistance([{ letter: "d", isSure: true }, ...unsure("ell")], "bell"),
  );
  expect(letterDistance(unsure("bell"), "bell")).toBe(0);
});

test("a letter too many or too few costs less where it is doubled", () => {
  expect(letterDistance(unsure("miler"), "miller")).toBeLessThan(
    letterDistance(unsure("miler"), "mixler"),
  );
  expect(letterDistance(unsure("millller"), "miller")).toBeLessThan(
    letterDistance(unsure("milxyler"), "miller"),
  );
});
