import { expect, test } from "vitest";
import { levelDbfs } from "../../../audio/level.ts";
import { NoiseReducer } from "./noise-reducer.ts";

/** Noise that is the same in every run. */
function noise(length: number, amplitude: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return amplitude * (state / 0x40000000 - 1);
  });
}

/** A second of 8 kHz: half a second of nothing, then a vowel-like sound. */
const VOWEL = Float32Array.from({ length: 8000 }, (_, at) =>
  at < 4000 ? 0 : 0.1 * Math.sin((2 * Math.PI * 700 * at) / 8000) * Math.sin(at / 300) ** 2,
);

test("turns steady noise down and leaves the speech in it", () => {
  const reducer = new NoiseReducer();
  reducer.learn(noise(4000, 0.03, 1));
  const background = noise(8000, 0.03, 2);
  const line = VOWEL.map((sample, at) => sample + (background[at] ?? 0));
  const cleaned = reducer.reduce(line, -14);
  const before = levelDbfs(line.subarray(500, 3500));
  const after = levelDbfs(cleaned.subarray(500, 3500));
  expect(after).toBeLessThan(before - 8);
  const speech = levelDbfs(VOWEL.subarray(4500, 7500));
  expect(Math.abs(levelDbfs(cleaned.subarray(4500, 7500)) - speech)).toBeLessThan(3);
});

test("changes nothing before it has heard the line's noise", () => {
  expect(new NoiseReducer().reduce(VOWEL, -14)).toEqual(VOWEL);
});

test("keeps the length and the place of what it cleans", () => {
  const reducer = new NoiseReducer();
  reducer.learn(noise(2000, 0.0005, 3));
  const cleaned = reducer.reduce(VOWEL, -14);
  expect(cleaned).toHaveLength(VOWEL.length);
  expect(Math.abs(loudest(cleaned) - loudest(VOWEL))).toBeLessThanOrEqual(12);
});

function loudest(samples: Float32Array): number {
  return samples.indexOf(Math.max(...samples));
}
