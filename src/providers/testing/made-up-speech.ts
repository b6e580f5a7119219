import { bytesPerMs, type AudioFormat } from "../../audio/format.ts";

/** How long each character sounds in the voice of a stand-in: a human pace. */
export const CHARACTER_MS = 60;

/** A sound by which the text can be told: each character is a stretch of its own byte, so a piece that is missing or strange shows. */
export function madeUpSpeech(text: string, format: AudioFormat): Buffer {
  const bytes = CHARACTER_MS * bytesPerMs(format);
  return Buffer.concat(
    Array.from(text, (character) => Buffer.alloc(bytes, (character.codePointAt(0) ?? 0) % 256)),
  );
}
