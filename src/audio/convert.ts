import type { AudioFormat } from "./format.ts";
import { decodeMulaw, encodeMulaw } from "./mulaw.ts";
import { Resampler } from "./resampler.ts";
import { readPcm16, toFloat, toInt16, writePcm16 } from "./samples.ts";

/** Reads a stream of chunks in a format as samples (-1 to 1) at a rate, and writes such samples as a stream of chunks. */
export function reader(format: AudioFormat, rateHz: number): (chunk: Uint8Array) => Float32Array {
  const resampler = new Resampler(format.sampleRateHz, rateHz);
  return (chunk) =>
    resampler.push(toFloat(format.encoding === "mulaw" ? decodeMulaw(chunk) : readPcm16(chunk)));
}

/** The chunks of a whole sound: samples (-1 to 1) at `rateHz` as bytes in a format. */
export function encode(samples: Float32Array, rateHz: number, format: AudioFormat): Uint8Array {
  const resampler = new Resampler(rateHz, format.sampleRateHz);
  const start = resampler.push(samples);
  const rest = resampler.flush();
  const all = new Float32Array(start.length + rest.length);
  all.set(start);
  all.set(rest, start.length);
  const pcm = toInt16(all);
  return format.encoding === "mulaw" ? encodeMulaw(pcm) : writePcm16(pcm);
}
