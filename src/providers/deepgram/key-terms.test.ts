import { expect, test } from "vitest";
import { keyTermsWithinBudget } from "./key-terms.ts";

test("the most telling terms come first, as many as Deepgram takes", () => {
  const names = Array.from({ length: 300 }, (_, index) => `Balasubramaniam ${index}`);
  const taken = keyTermsWithinBudget(names);
  expect(taken[0]).toBe("Balasubramaniam 0");
  expect(taken.length).toBeGreaterThan(40);
  const letters = taken.reduce((sum, term) => sum + term.length, 0);
  expect(letters / 2).toBeLessThanOrEqual(500);
  expect(keyTermsWithinBudget(Array.from({ length: 300 }, (_, index) => `${index}`))).toHaveLength(
    100,
  );
});

test("a term is plain, and given once", () => {
  expect(keyTermsWithinBudget(["Cut, wash: dry", " ", "Kavitha", "Kavitha"])).toEqual([
    "Cut wash dry",
    "Kavitha",
  ]);
});

test("letters outside English cost more", () => {
  const tamil = Array.from({ length: 100 }, (_, index) => `தேன்மலர் ${index}`);
  const english = Array.from({ length: 100 }, (_, index) => `Thenmala ${index}`);
  expect(keyTermsWithinBudget(tamil).length).toBeLessThan(keyTermsWithinBudget(english).length);
});
