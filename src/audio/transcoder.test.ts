import { expect, test } from "vitest";
import { encode } from "./convert.ts";
import { TELEPHONE, type AudioFormat } from "./format.ts";
import { readPcm16, toFloat, writePcm16 } from "./samples.ts";
import { Transcoder } from "./transcoder.ts";

const WIDE: AudioFormat = { encoding: "pcm16", sampleRateHz: 24_000 };
const TONE = Int16Array.from({ length: 24_000 }, (_, at) => 9000 * Math.sin(at / 20));

test("gives the same sound whatever pieces it comes in, odd ones too", () => {
  const whole = writePcm16(TONE);
  const expected = encode(toFloat(readPcm16(whole)), 24_000, TELEPHONE);
  for (const size of [1, 7, 333, 4096, whole.length]) {
    const transcoder = new Transcoder(WIDE, TELEPHONE);
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < whole.length; at += size)
      pieces.push(transcoder.push(whole.subarray(at, at + size)));
    pieces.push(transcoder.flush());
    expect(Buffer.concat(pieces).equals(expected)).toBe(true);
  }
});

test("leaves what is in the right format untouched", () => {
  const transcoder = new Transcoder(TELEPHONE, TELEPHONE);
  const piece = Uint8Array.from({ length: 256 }, (_, at) => at);
  expect(transcoder.push(piece)).toBe(piece);
  expect(transcoder.flush()).toHaveLength(0);
});
