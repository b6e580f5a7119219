import { encodeMulaw, MULAW_SILENCE } from "../../../audio/mulaw.ts";

/** A tone at a speaking level, in µ-law at 8 kHz: speech, for whoever only listens to loudness. */
export function tone(durationMs: number, hz = 440): Uint8Array {
  return encodeMulaw(
    Int16Array.from({ length: durationMs * 8 }, (_, index) =>
      Math.round(8000 * Math.sin((2 * Math.PI * hz * (index + 1)) / 8000)),
    ),
  );
}

/** µ-law silence. */
export function silence(durationMs: number): Uint8Array {
  return new Uint8Array(durationMs * 8).fill(MULAW_SILENCE);
}

/** One after the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
