/** Samples from -1 to 1 as 16-bit little-endian bytes; what is louder is cut off. */
export function encodePcm16(samples: Float32Array): ArrayBuffer {
  const bytes = new ArrayBuffer(samples.length * 2);
  const view = new DataView(bytes);
  samples.forEach((sample, index) => {
    const limited = Math.max(-1, Math.min(1, sample));
    view.setInt16(index * 2, Math.round(limited * (limited < 0 ? 0x8000 : 0x7fff)), true);
  });
  return bytes;
}

/** 16-bit little-endian bytes as samples from -1 to 1. */
export function decodePcm16(bytes: ArrayBuffer): Float32Array {
  const view = new DataView(bytes);
  const samples = new Float32Array(Math.floor(bytes.byteLength / 2));
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = view.getInt16(index * 2, true) / 0x8000;
  }
  return samples;
}
