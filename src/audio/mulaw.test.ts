import { expect, test } from "vitest";
import { decodeMulaw, encodeMulaw } from "./mulaw.ts";

test("agrees with the values of G.711 at its ends and in the middle", () => {
  const bytes = Uint8Array.of(0x00, 0x80, 0x7f, 0xff, 0x8f, 0x0f, 0xf0);
  expect([...decodeMulaw(bytes)]).toEqual([-32_124, 32_124, 0, 0, 16_764, -16_764, 120]);
});

test("brings back every code unchanged, but for the second way to write zero", () => {
  const codes = Uint8Array.from({ length: 256 }, (_, code) => code);
  const again = encodeMulaw(decodeMulaw(codes));
  expect([...again].filter((code, index) => code !== index)).toEqual([0xff]);
});

test("keeps every sample within the step of its loudness", () => {
  for (let sample = -32_768; sample <= 32_767; sample += 7) {
    const [back = 0] = decodeMulaw(encodeMulaw(Int16Array.of(sample)));
    expect(Math.abs(back - sample)).toBeLessThanOrEqual(Math.max(8, Math.abs(sample) / 16 + 4, 0));
  }
});
