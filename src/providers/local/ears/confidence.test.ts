import { expect, test } from "vitest";
import { confidenceOf } from "./confidence.ts";

/** A word of 400 ms with this score a frame, as the engine tells it. */
function word(t: string, scorePerFrame: number) {
  return { t, b: 0, d: 0.4, p: 1.0001 ** (scorePerFrame * 40) };
}

test("words that sound like themselves may be acted on, others not", () => {
  expect(confidenceOf([word("yes", -40), word("please", -45)], 0)).toBeGreaterThan(0.9);
  expect(confidenceOf([word("yes", -62), word("please", -60)], 0)).toBeLessThan(0.65);
  expect(confidenceOf([word("yes", -90)], 0)).toBe(0);
});

test("silence around and between words changes nothing", () => {
  const alone = confidenceOf([word("yes", -50)], 0);
  const among = [word("<sil>", -5), word("yes", -50), word("(NULL)", 0), word("[NOISE]", -90)];
  expect(confidenceOf(among, 0)).toBeCloseTo(alone, 6);
});

test("what the search charges for a word is not held against it", () => {
  expect(confidenceOf([word("yes", -55)], -400)).toBeCloseTo(
    confidenceOf([word("yes", -45)], 0),
    2,
  );
});

test("nothing but silence is not understood", () => {
  expect(confidenceOf([word("<sil>", -5)], 0)).toBe(0);
  expect(confidenceOf([], 0)).toBe(0);
});
