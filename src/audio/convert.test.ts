import { expect, test } from "vitest";
import { encode, reader } from "./convert.ts";
import { bytesPerMs, TELEPHONE, type AudioFormat } from "./format.ts";
import { levelDbfs } from "./level.ts";

const WIDE: AudioFormat = { encoding: "pcm16", sampleRateHz: 16_000 };
const tone = Float32Array.from(
  { length: 16_000 },
  (_, at) => 0.5 * Math.sin((2 * Math.PI * 600 * at) / 16_000),
);

test.each([TELEPHONE, WIDE])(
  "a second of sound stays a second, as loud, in $encoding",
  (format) => {
    const bytes = encode(tone, 16_000, format);
    expect(Math.abs(bytes.length / bytesPerMs(format) - 1000)).toBeLessThan(2);
    const back = reader(format, 8000)(bytes);
    expect(Math.abs(levelDbfs(back.subarray(1000, 7000)) - levelDbfs(tone))).toBeLessThan(0.3);
  },
);

test("chunks read one by one are the same as read at once", () => {
  const bytes = encode(tone, 16_000, WIDE);
  const whole = reader(WIDE, 8000)(bytes);
  const read = reader(WIDE, 8000);
  const pieces: number[] = [];
  for (let at = 0; at < bytes.length; at += 640) pieces.push(...read(bytes.subarray(at, at + 640)));
  expect(pieces).toHaveLength(whole.length);
  expect(pieces.every((sample, at) => Math.abs(sample - (whole[at] ?? 9)) < 1e-6)).toBe(true);
});

test("silence is far below anything that is heard", () => {
  expect(levelDbfs(new Float32Array(80))).toBe(-100);
  expect(levelDbfs(new Float32Array(0))).toBe(-100);
});
