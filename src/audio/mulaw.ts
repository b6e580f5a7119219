const BIAS = 0x84;
const CLIP = 32_635;

/** What a µ-law line carries when nobody speaks. */
export const MULAW_SILENCE = 0xff;

const DECODED = Int16Array.from({ length: 256 }, (_, byte) => decodeByte(byte));
// One entry for each 16-bit sample: encoding is a table look-up on the path of every sound.
const ENCODED = Uint8Array.from({ length: 65_536 }, (_, index) =>
  encodeSample((index << 16) >> 16),
);

/** ITU-T G.711 µ-law to 16-bit linear samples. */
export function decodeMulaw(bytes: Uint8Array): Int16Array {
  const samples = new Int16Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) {
    samples[index] = DECODED[bytes[index] ?? 0] ?? 0;
  }
  return samples;
}

/** 16-bit linear samples to ITU-T G.711 µ-law. */
export function encodeMulaw(samples: Int16Array): Uint8Array {
  const bytes = new Uint8Array(samples.length);
  for (let index = 0; index < samples.length; index += 1) {
    bytes[index] = ENCODED[(samples[index] ?? 0) & 0xffff] ?? MULAW_SILENCE;
  }
  return bytes;
}

function decodeByte(byte: number): number {
  const inverted = ~byte & 0xff;
  const exponent = (inverted >> 4) & 0x07;
  const magnitude = ((((inverted & 0x0f) << 3) + BIAS) << exponent) - BIAS;
  return (inverted & 0x80) === 0 ? magnitude : -magnitude;
}

function encodeSample(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
  const exponent = Math.max(0, 31 - Math.clz32(magnitude) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}
