import { describe, expect, test } from "vitest";
import { Resampler } from "./resampler.ts";

function tone(hz: number, rateHz: number, seconds = 0.5): Float32Array {
  return Float32Array.from({ length: rateHz * seconds }, (_, index) =>
    Math.sin((2 * Math.PI * hz * index) / rateHz),
  );
}

function whole(fromHz: number, toHz: number, input: Float32Array, chunk = input.length): number[] {
  const resampler = new Resampler(fromHz, toHz);
  const output: number[] = [];
  for (let at = 0; at < input.length; at += chunk) {
    output.push(...resampler.push(input.subarray(at, at + chunk)));
  }
  return [...output, ...resampler.flush()];
}

/** Power of the middle of a signal, in dB below a full-scale sine. */
function level(samples: number[]): number {
  const middle = samples.slice(samples.length * 0.2, samples.length * 0.8);
  return 10 * Math.log10(2 * (middle.reduce((sum, x) => sum + x * x, 0) / middle.length) + 1e-12);
}

describe.each([
  [8000, 16_000],
  [16_000, 8000],
  [24_000, 8000],
  [48_000, 16_000],
  [44_100, 8000],
  [22_050, 16_000],
])("from %i Hz to %i Hz", (fromHz, toHz) => {
  test("keeps a tone of speech as loud as it was", () => {
    expect(Math.abs(level(whole(fromHz, toHz, tone(1000, fromHz))))).toBeLessThan(0.1);
  });

  test("makes as many samples as the time needs", () => {
    const length = whole(fromHz, toHz, tone(440, fromHz)).length;
    expect(Math.abs(length - toHz / 2)).toBeLessThanOrEqual(1);
  });

  test("has no seam between chunks of any size", () => {
    const input = tone(700, fromHz, 0.1);
    const once = whole(fromHz, toHz, input);
    for (const chunk of [1, 7, 160, 441]) {
      const pieces = whole(fromHz, toHz, input, chunk);
      expect(pieces).toHaveLength(once.length);
      for (const [index, sample] of pieces.entries())
        expect(sample).toBeCloseTo(once[index] ?? 9, 5);
    }
  });
});

test.each([
  [16_000, 8000, 5500],
  [24_000, 8000, 7000],
  [48_000, 16_000, 12_000],
])("from %i Hz to %i Hz a tone of %i Hz does not fold back", (fromHz, toHz, hz) => {
  expect(level(whole(fromHz, toHz, tone(hz, fromHz)))).toBeLessThan(-55);
});
