/** How the bytes of a chunk are to be read; always one channel. Telephone lines carry µ-law (G.711) at 8 kHz. */
export interface AudioFormat {
  readonly encoding: "pcm16" | "mulaw";
  readonly sampleRateHz: 8000 | 16_000 | 24_000 | 48_000;
}

/** What Twilio and every North American or Japanese trunk speaks. */
export const TELEPHONE: AudioFormat = { encoding: "mulaw", sampleRateHz: 8000 };

/** Bytes that hold one millisecond in this format. */
export function bytesPerMs(format: AudioFormat): number {
  return (format.sampleRateHz / 1000) * (format.encoding === "pcm16" ? 2 : 1);
}
