import { writeFile } from "node:fs/promises";
import type { AudioFormat } from "../../../src/audio/format.ts";
import { readPcm16 } from "../../../src/audio/samples.ts";
import { writeWav } from "../../../src/audio/wav.ts";
import { systemClock } from "../../../src/base/clock.ts";
import { LocalVoice } from "../../../src/providers/local/index.ts";

const WIDE: AudioFormat = { encoding: "pcm16", sampleRateHz: 16_000 };
// Chromium plays the microphone's file over and over: the words are said once in this time.
const WHOLE_MS = 40_000;

/** Writes a microphone's file in which somebody says these words, so many milliseconds after it begins, and nothing else. */
export async function writeSpokenWav(
  file: string,
  { text, afterMs }: { readonly text: string; readonly afterMs: number },
): Promise<void> {
  await using voice = new LocalVoice({ clock: systemClock });
  const { signal } = new AbortController();
  const speech = voice.speak({ text, format: WIDE, voice: "rms", language: "en", signal });
  const chunks = await Array.fromAsync(speech, (chunk) => chunk.audio);
  const perMs = WIDE.sampleRateHz / 1000;
  const samples = new Int16Array(WHOLE_MS * perMs);
  samples.set(readPcm16(Buffer.concat(chunks)), afterMs * perMs);
  await writeFile(file, writeWav({ sampleRateHz: WIDE.sampleRateHz, channels: [samples] }));
}
