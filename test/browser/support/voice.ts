/** A tone as the receptionist's voice: 16 kHz, 16 bits. */
export function toneOf(ms: number): Uint8Array {
  const samples = Int16Array.from({ length: ms * 16 }, (_, index) =>
    Math.round(8000 * Math.sin((2 * Math.PI * 440 * index) / 16_000)),
  );
  return new Uint8Array(samples.buffer);
}

/** How loud a frame of 16-bit samples is, from 0 to 1. */
export function levelOf(frame: Uint8Array): number {
  const samples = new Int16Array(frame.buffer, frame.byteOffset, frame.length / 2);
  const sum = samples.reduce((total, sample) => total + (sample / 32_768) ** 2, 0);
  return Math.sqrt(sum / samples.length);
}
