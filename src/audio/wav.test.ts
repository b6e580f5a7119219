import { expect, test } from "vitest";
import { readWav, writeWav } from "./wav.ts";

const stereo = {
  sampleRateHz: 8000,
  channels: [Int16Array.of(1, -2, 32_767), Int16Array.of(-32_768, 0, 5)],
};

test("brings back what was written", () => {
  expect(readWav(writeWav(stereo))).toEqual(stereo);
});

test("reads a file whose length was not known when it was begun", () => {
  const bytes = writeWav(stereo);
  new DataView(bytes.buffer).setUint32(40, 0xffff_ffff, true);
  expect(readWav(bytes)).toEqual(stereo);
});

test("skips what it does not know before the sound", () => {
  const bytes = writeWav(stereo);
  const list = new Uint8Array([0x4c, 0x49, 0x53, 0x54, 3, 0, 0, 0, 1, 2, 3, 0]);
  const longer = new Uint8Array([...bytes.subarray(0, 36), ...list, ...bytes.subarray(36)]);
  expect(readWav(longer)).toEqual(stereo);
});

test.each([
  ["no WAV file", new Uint8Array(100)],
  ["an empty file", new Uint8Array(0)],
  [
    "a file without sound",
    writeWav(stereo)
      .subarray(0, 44)
      .map((byte, at) => (at === 36 ? 0 : byte)),
  ],
])("refuses %s in one sentence", (_what, bytes) => {
  expect(() => readWav(bytes)).toThrow(/^[A-Z].*\.$/);
});
